// RUN: %check_tidy %s templates-duplicated-static -std=c++17,c++20

#include <array>
#include <map>
#include <mutex>
#include <regex>
#include <string>
#include <vector>

int work(int);
extern int Total;

//===----------------------------------------------------------------------===//
// Constant data in functions
//===----------------------------------------------------------------------===//

template <typename T> const unsigned char *load(int At) {
  static const std::array<unsigned char, 4096> Blob{1, 2, 3};
// CHECK-NOTES: :[[@LINE-1]]:48: warning: 'Blob' depends on no template parameter, but each specialisation of 'load' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+59]]:11: note: 2 copies of 4096 bytes, 8192 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+58]]:11: note: specialisation 'load<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+57]]:28: note: specialisation 'load<long>' is instantiated here
  return Blob.data() + At * sizeof(T);
}

// The comment of a function stays with it.
template <typename T> T scale(T Value, int Step) {
  static constexpr double Factors[] = {1, 10, 100, 1000};
// CHECK-NOTES: :[[@LINE-1]]:27: warning: 'Factors' depends on no template parameter, but each specialisation of 'scale' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+49]]:45: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+48]]:45: note: specialisation 'scale<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+47]]:60: note: specialisation 'scale<float>' is instantiated here
  return Value * Factors[Step];
}

struct Codec {
  template <typename T> static int decode(T Value, int At) {
    const static int Codes[12] = {1, 2, 3};
// CHECK-NOTES: :[[@LINE-1]]:22: warning: 'Codes' depends on no template parameter, but each specialisation of 'decode' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+40]]:17: note: 2 copies of 48 bytes, 96 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+39]]:17: note: specialisation 'Codec::decode<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+38]]:40: note: specialisation 'Codec::decode<long>' is instantiated here
    return Value + Codes[At];
  }
};

template <typename T> struct Table {
  int get(int At);
  int getTwice(int At) {
    auto Get = [](int Index) {
      static const long Rows[5] = {7, 8};
// CHECK-NOTES: :[[@LINE-1]]:25: warning: 'Rows' depends on no template parameter, but each specialisation of 'getTwice' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+28]]:47: note: 2 copies of 40 bytes, 80 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+27]]:47: note: specialisation 'Table<int>::getTwice(int)::(lambda)::operator()' is instantiated here
// CHECK-NOTES: :[[@LINE+27]]:24: note: specialisation 'Table<char>::getTwice(int)::(lambda)::operator()' is instantiated here
      return Rows[Index];
    };
    return Get(At) + Get(At + 1);
  }
};
template <typename T> int Table<T>::get(int At) {
  static const int Columns[] = {1, 2, 3, 4, 5, 6, 7, 8};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Columns' depends on no template parameter, but each specialisation of 'get' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+16]]:70: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+15]]:70: note: specialisation 'Table<int>::get' is instantiated here
// CHECK-NOTES: :[[@LINE+15]]:24: note: specialisation 'Table<long>::get' is instantiated here
  return Columns[At];
}

int inFunctions(int At) {
  auto Generic = [](auto Value) {
    static const int Cells[8] = {1, 2, 3};
// CHECK-NOTES: :[[@LINE-1]]:22: warning: 'Cells' depends on no template parameter, but each specialisation of 'operator()' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE-2]]:22: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE-3]]:22: note: specialisation 'inFunctions(int)::(lambda)::operator()<int>' is instantiated here
// CHECK-NOTES: :[[@LINE-4]]:22: note: specialisation 'inFunctions(int)::(lambda)::operator()<long>' is instantiated here
    return Value + Cells[0];
  };
  return *load<int>(At) + *load<long>(At) + scale(1, At) + scale(1.5f, At) +
         Codec::decode(1, At) + Codec::decode(2L, At) + Table<int>().get(At) +
         Table<long>().get(At) + Table<int>().getTwice(At) +
         Table<char>().getTwice(At) + Generic(1) + Generic(2L);
}

//===----------------------------------------------------------------------===//
// Names that are taken
//===----------------------------------------------------------------------===//

static const int Known = 1;
template <typename T> int one(int At) {
  static const int Digits[9] = {1, 2};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Digits' depends on no template parameter, but each specialisation of 'one' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+22]]:10: note: 2 copies of 36 bytes, 72 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+21]]:10: note: specialisation 'one<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+20]]:25: note: specialisation 'one<long>' is instantiated here
  return Digits[At];
}
template <typename T> int two(int At) {
  static const int Digits[9] = {3, 4};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Digits' depends on no template parameter, but each specialisation of 'two' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+14]]:41: note: 2 copies of 36 bytes, 72 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+13]]:41: note: specialisation 'two<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+12]]:56: note: specialisation 'two<long>' is instantiated here
  return Digits[At] + Digits[At + 1];
}
template <typename T> int three(int At) {
  static const int Known[9] = {5, 6};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Known' depends on no template parameter, but each specialisation of 'three' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+7]]:10: note: 2 copies of 36 bytes, 72 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+6]]:10: note: specialisation 'three<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+5]]:27: note: specialisation 'three<long>' is instantiated here
  return Known[At] + ::Known;
}
int taken(int At) {
  return one<int>(At) + one<long>(At) + two<int>(At) + two<long>(At) +
         three<int>(At) + three<long>(At);
}

//===----------------------------------------------------------------------===//
// No fix: made at run time, members, what the function alone can name
//===----------------------------------------------------------------------===//

template <typename T> bool isNumber(const std::string &Text) {
  static const std::regex Number("[0-9]+");
// CHECK-NOTES: :[[@LINE-1]]:27: warning: 'Number' depends on no template parameter, but each specialisation of 'isNumber' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+47]]:10: note: 2 copies of 32 bytes, 64 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+46]]:10: note: specialisation 'isNumber<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+45]]:31: note: specialisation 'isNumber<long>' is instantiated here
  return std::regex_match(Text, Number);
}
template <typename T> int weekday(const std::string &Name) {
  static const std::vector<std::string> Names = {"Monday", "Tuesday"};
// CHECK-NOTES: :[[@LINE-1]]:41: warning: 'Names' depends on no template parameter, but each specialisation of 'weekday' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+39]]:53: note: 2 copies of 88 bytes, 176 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+38]]:53: note: specialisation 'weekday<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+38]]:10: note: specialisation 'weekday<long>' is instantiated here
  return Names[0] == Name;
}
template <typename T> struct Font {
  static const int Widths[16];
  static constexpr std::array<int, 16> Heights{1, 2};
// CHECK-NOTES: :[[@LINE-1]]:40: warning: 'Heights' depends on no template parameter, but each specialisation of 'Font' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+8]]:43: note: 2 copies of 64 bytes, 128 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+7]]:43: note: specialisation 'Font<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+6]]:43: note: specialisation 'Font<long>' is instantiated here
  static constexpr int Depths[16] = {1, 2};
// CHECK-NOTES: :[[@LINE-1]]:24: warning: 'Depths' depends on no template parameter, but each specialisation of 'Font' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+3]]:57: note: 2 copies of 64 bytes, 128 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+2]]:57: note: specialisation 'Font<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+1]]:57: note: specialisation 'Font<long>' is instantiated here
  int width(int At) { return Widths[At] + Heights[At] + Depths[At]; }
};
template <typename T> const int Font<T>::Widths[16] = {1, 2};
// CHECK-NOTES: :[[@LINE-1]]:42: warning: 'Widths' depends on no template parameter, but each specialisation of 'Font' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE-4]]:30: note: 2 copies of 64 bytes, 128 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE-5]]:30: note: specialisation 'Font<int>' is instantiated here
// CHECK-NOTES: :[[@LINE-6]]:30: note: specialisation 'Font<long>' is instantiated here
template <typename T> const int Weights[10] = {1, 2, 3};
// CHECK-NOTES: :[[@LINE-1]]:33: warning: 'Weights' depends on no template parameter, but each specialisation has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+15]]:59: note: 2 copies of 40 bytes, 80 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+14]]:59: note: specialisation 'Weights<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+14]]:10: note: specialisation 'Weights<long>' is instantiated here
template <typename T> int local(int At) {
  constexpr int Size = 10;
  static const int Local[Size] = {1, 2};
// CHECK-NOTES: :[[@LINE-1]]:20: warning: 'Local' depends on no template parameter, but each specialisation of 'local' has its own copy; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+9]]:30: note: 2 copies of 40 bytes, 80 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+8]]:30: note: specialisation 'local<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+7]]:47: note: specialisation 'local<long>' is instantiated here
  return Local[At];
}
int noFix(int At) {
  return isNumber<int>("1") + isNumber<long>("1") + weekday<int>("") +
         weekday<long>("") +
         Font<int>().width(At) + Font<long>().width(At) + Weights<int>[At] +
         Weights<long>[At] + local<int>(At) + local<long>(At);
}

//===----------------------------------------------------------------------===//
// Silent: small, dependent, one copy, different ones
//===----------------------------------------------------------------------===//

template <typename T> int small(int At) {
  static const int Few[7] = {1, 2};
  return Few[At];
}
template <typename T> int dependent(int At) {
  static const T Elements[8] = {};
  static const int Sizes[8] = {sizeof(T)};
  static const std::array<int, 8 * sizeof(T)> Sized{};
  static const bool Traits[64] = {std::is_integral<T>::value};
  return Sizes[At] + Elements[At] + Sized[At] + Traits[At];
}
template <typename T> int once(int At) {
  static const int Alone[64] = {1, 2};
  return Alone[At];
}
template <typename T> int unused() {
  static constexpr int Folded[64] = {1, 2};
  return Folded[sizeof(T)];
}
template <typename T> struct Kind {
  static constexpr int Codes[16] = {1};
  int code(int At) { return Codes[At]; }
};
template <> struct Kind<char> {
  static constexpr int Codes[16] = {2};
};
template <typename T> struct Each {
  static const int Codes[16];
};
template <> const int Each<int>::Codes[16] = {1};
template <> const int Each<long>::Codes[16] = {2};
template <typename T> const std::string &empty() {
  static const std::string Nothing;
  return Nothing;
}
template <typename T> int fromArgument(int At) {
  static const std::array<int, 16> First{At, work(At)};
  return First[0];
}
template <typename = void> struct Linkage {
  static const int Codes[16];
};
template <typename D> const int Linkage<D>::Codes[16] = {1};
int notATemplate(int At) {
  static const int Codes[16] = {1};
  return Codes[At];
}
int silent(int At) {
  return small<int>(At) + small<long>(At) + dependent<int>(At) +
         dependent<long>(At) + once<int>(At) + unused<int>() + unused<long>() +
         Kind<int>().code(At) + Kind<long>().code(At) + Each<int>::Codes[At] +
         Each<long>::Codes[At] + empty<int>().size() + empty<long>().size() +
         fromArgument<int>(At) + fromArgument<long>(At) +
         Linkage<>::Codes[At] + Linkage<int>::Codes[At] + notATemplate(At);
}

//===----------------------------------------------------------------------===//
// What changes
//===----------------------------------------------------------------------===//

template <typename T> void add(T Value) {
  static std::mutex Lock;
// CHECK-NOTES: :[[@LINE-1]]:21: warning: 'Lock' depends on no template parameter, but each specialisation of 'add' has its own copy, whose changes the others do not see; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+45]]:3: note: 2 copies of 40 bytes, 80 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+44]]:3: note: specialisation 'add<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+44]]:3: note: specialisation 'add<long>' is instantiated here
  std::lock_guard<std::mutex> Hold(Lock);
  Total += Value;
}
template <typename T> int uniqueId() {
  static int UniqueId = 0;
// CHECK-NOTES: :[[@LINE-1]]:14: warning: 'UniqueId' depends on no template parameter, but each specialisation of 'uniqueId' has its own copy, whose changes the others do not see; move it out of the template [templates-duplicated-static]
// CHECK-NOTES: :[[@LINE+38]]:3: note: 2 copies of 4 bytes, 8 bytes in all; the first is instantiated here
// CHECK-NOTES: :[[@LINE+37]]:3: note: specialisation 'uniqueId<int>' is instantiated here
// CHECK-NOTES: :[[@LINE+36]]:21: note: specialisation 'uniqueId<long>' is instantiated here
  return ++UniqueId;
}

// A counter, an identity and a lock for each type.
template <typename T> int nextOf() {
  static int Next = 0;
  return ++Next;
}
template <typename T> int typeId() {
  static const int Id = work(1);
  return Id;
}
template <typename T> T &instance() {
  static T Instance;
  static std::mutex Lock;
  std::lock_guard<std::mutex> Hold(Lock);
  ++Total;
  return Instance;
}
template <typename T> T &lazily() {
  static T *Made;
  static std::once_flag Once;
  std::call_once(Once, [] { Made = new T; ++Total; });
  return *Made;
}
template <typename Derived> struct Counted {
  static inline int SharedCount = 0;
  Counted() { ++SharedCount; }
};
struct Window : Counted<Window> {};
struct Menu : Counted<Menu> {};

void changes() {
  add(1);
  add(2L);
  uniqueId<int>() + uniqueId<long>() + nextOf<int>() + nextOf<long>();
  typeId<int>() + typeId<long>() + instance<int>() + instance<long>();
  lazily<int>() + lazily<long>();
  Window W;
  Menu M;
}
