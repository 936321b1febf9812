// RUN: %check_tidy %s templates-interface-only-parameter -std=c++14,c++20
// What the template demands of its argument, before C++20.

#include <type_traits>

struct Reader {
  virtual ~Reader() = default;
  virtual int read(char *Buffer, int Size) = 0;
};
struct FileReader : Reader {
  int read(char *, int) override { return 1; }
};

template <typename R, typename = std::enable_if_t<
                          std::is_base_of<Reader, R>::value>>
int byType(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:15: warning: 'byType' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+39]]:10: note: specialisation 'byType<FileReader, void>' is instantiated here
  return Source.read(nullptr, 0);
}
template <typename R,
          std::enable_if_t<std::is_base_of<Reader, R>::value, int> = 0>
int byValue(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:16: warning: 'byValue' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+32]]:22: note: specialisation 'byValue<FileReader, 0>' is instantiated here
  return Source.read(nullptr, 0);
}
template <typename R>
std::enable_if_t<std::is_base_of<Reader, R>::value, int> byResult(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:70: warning: 'byResult' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+26]]:35: note: specialisation 'byResult<FileReader>' is instantiated here
  return Source.read(nullptr, 0);
}
template <typename R>
typename std::enable_if<std::is_convertible<R *, Reader *>::value>::type
byMember(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:13: warning: 'byMember' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+18]]:3: note: specialisation 'byMember<FileReader>' is instantiated here
  Source.read(nullptr, 0);
}
template <typename R> int byAssertion(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:42: warning: 'byAssertion' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+14]]:49: note: specialisation 'byAssertion<FileReader>' is instantiated here
  static_assert(std::is_base_of<Reader, R>::value, "R must be a Reader");
  return Source.read(nullptr, 0);
}
template <typename N, typename R,
          typename = std::enable_if_t<std::is_base_of<Reader, R>::value>>
N withOthers(R &Source, N Count) {
// CHECK-NOTES: :[[@LINE-1]]:17: warning: 'withOthers' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+7]]:10: note: specialisation 'withOthers<int, FileReader, void>' is instantiated here
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
