// What the template demands of its argument, before C++20.

#include <type_traits>

struct Reader {
  virtual ~Reader() = default;
  virtual int read(char *Buffer, int Size) = 0;
};
struct FileReader : Reader {
  int read(char *, int) override { return 1; }
};

inline int byType(Reader &Source) {
  return Source.read(nullptr, 0);
}
inline int byValue(Reader &Source) {
  return Source.read(nullptr, 0);
}
inline int byResult(Reader &Source) {
  return Source.read(nullptr, 0);
}
inline void
byMember(Reader &Source) {
  Source.read(nullptr, 0);
}
inline int byAssertion(Reader &Source) {
  return Source.read(nullptr, 0);
}
template <typename N>
N withOthers(Reader &Source, N Count) {
  return Source.read(nullptr, Count);
}

int use(FileReader &F) {
  byMember(F);
  return byType(F) + byValue(F) + byResult(F) + byAssertion(F) +
         withOthers(F, 1);
}

// Another condition, or another use.
template <typename R>
std::enable_if_t<!std::is_base_of<Reader, R>::value, int> no(R &Source) {
  return Source.read(nullptr, 0);
}
template <typename R>
std::enable_if_t<std::is_base_of<Reader, R>::value, R &> result(R &Source) {
  Source.read(nullptr, 0);
  return Source;
}
template <typename R> int size(R &Source) {
  static_assert(sizeof(R) < 100, "R is too large");
  return Source.read(nullptr, 0);
}
int useOthers(FileReader &F) {
  result(F);
  return size(F);
}
