// Macros: none is edited, and what one declares is nobody's template.

struct Reader {
  virtual ~Reader() = default;
  virtual int read(int Size) = 0;
};
struct A : Reader {
  int read(int) override { return 1; }
};
struct B : Reader {
  int read(int) override { return 2; }
};

#define DECLARE(name)                                                          \
  template <typename R> int name(R &Source) { return Source.read(1); }
#define TEMPLATE template <typename R>
#define OBJECT R &Source
#define READ(object, size) (object).read(size)

DECLARE(declared)
TEMPLATE int head(R &Source) { return Source.read(1); }
template <typename R> int parameter(OBJECT) { return Source.read(1); }
inline int body(Reader &Source) { return READ(Source, 1); }

int use(A &First, B &Second) {
  return declared(First) + declared(Second) + head(First) + head(Second) +
         parameter(First) + parameter(Second) + body(First) + body(Second);
}
