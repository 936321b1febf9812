// RUN: %check_tidy %s templates-interface-only-parameter -std=c++17
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
// CHECK-NOTES: :[[@LINE-1]]:22: warning: 'head' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+13]]:47: note: specialisation 'head<A>' is instantiated here
// CHECK-NOTES: :[[@LINE+12]]:61: note: specialisation 'head<B>' is instantiated here
template <typename R> int parameter(OBJECT) { return Source.read(1); }
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'parameter' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE-10]]:19: note: expanded from macro 'OBJECT'
// CHECK-NOTES: :[[@LINE+9]]:10: note: specialisation 'parameter<A>' is instantiated here
// CHECK-NOTES: :[[@LINE+8]]:29: note: specialisation 'parameter<B>' is instantiated here
template <typename R> int body(R &Source) { return READ(Source, 1); }
// CHECK-NOTES: :[[@LINE-1]]:35: warning: 'body' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+5]]:49: note: specialisation 'body<A>' is instantiated here
// CHECK-NOTES: :[[@LINE+4]]:63: note: specialisation 'body<B>' is instantiated here

int use(A &First, B &Second) {
  return declared(First) + declared(Second) + head(First) + head(Second) +
         parameter(First) + parameter(Second) + body(First) + body(Second);
}
