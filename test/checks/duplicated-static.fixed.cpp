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

static const std::array<unsigned char, 4096> Blob{1, 2, 3};

template <typename T> const unsigned char *load(int At) {
  return Blob.data() + At * sizeof(T);
}

static constexpr double Factors[] = {1, 10, 100, 1000};

// The comment of a function stays with it.
template <typename T> T scale(T Value, int Step) {
  return Value * Factors[Step];
}

static const int Codes[12] = {1, 2, 3};

struct Codec {
  template <typename T> static int decode(T Value, int At) {
    return Value + Codes[At];
  }
};

static const long Rows[5] = {7, 8};

template <typename T> struct Table {
  int get(int At);
  int getTwice(int At) {
    auto Get = [](int Index) {
      return Rows[Index];
    };
    return Get(At) + Get(At + 1);
  }
};

static const int Columns[] = {1, 2, 3, 4, 5, 6, 7, 8};
template <typename T> int Table<T>::get(int At) {
  return Columns[At];
}

static const int Cells[8] = {1, 2, 3};

int inFunctions(int At) {
  auto Generic = [](auto Value) {
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

static const int Digits[9] = {1, 2};
template <typename T> int one(int At) {
  return Digits[At];
}

static const int Digits2[9] = {3, 4};
template <typename T> int two(int At) {
  return Digits2[At] + Digits2[At + 1];
}

static const int Known2[9] = {5, 6};
template <typename T> int three(int At) {
  return Known2[At] + ::Known;
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
  return std::regex_match(Text, Number);
}
template <typename T> int weekday(const std::string &Name) {
  static const std::vector<std::string> Names = {"Monday", "Tuesday"};
  return Names[0] == Name;
}
template <typename T> struct Font {
  static const int Widths[16];
  static constexpr std::array<int, 16> Heights{1, 2};
  static constexpr int Depths[16] = {1, 2};
  int width(int At) { return Widths[At] + Heights[At] + Depths[At]; }
};
template <typename T> const int Font<T>::Widths[16] = {1, 2};
template <typename T> const int Weights[10] = {1, 2, 3};
template <typename T> int local(int At) {
  constexpr int Size = 10;
  static const int Local[Size] = {1, 2};
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
  std::lock_guard<std::mutex> Hold(Lock);
  Total += Value;
}
template <typename T> int uniqueId() {
  static int UniqueId = 0;
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
