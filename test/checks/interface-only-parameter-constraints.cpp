// RUN: %check_tidy %s templates-interface-only-parameter -std=c++20
// What the template demands of its argument, in C++20.

#include <concepts>
#include <type_traits>
#include <utility>

namespace io {
struct Reader {
  virtual ~Reader() = default;
  virtual int read(char *Buffer, int Size) = 0;
  virtual bool done() const = 0;
  virtual Reader &self() { return *this; }
};
struct FileReader : Reader {
  int read(char *, int) override { return 1; }
  bool done() const override { return false; }
  int name() { return 1; }
};
} // namespace io
struct Writer {
  virtual ~Writer() = default;
  virtual void write(int Value) = 0;
};
struct Plain {
  int read(char *, int) { return 1; }
};

template <typename T>
concept IsReader = std::derived_from<T, io::Reader>;
template <typename T, typename Base>
concept Implements = std::is_base_of_v<Base, std::remove_cvref_t<T>>;
template <typename T>
concept FileLike = IsReader<T> && requires(T &F) { F.name(); };

// One specialisation is enough, or none.
template <std::derived_from<io::Reader> R> int derived(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:59: warning: 'derived' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'io::Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+72]]:10: note: specialisation 'derived<io::FileReader>' is instantiated here
  return Source.read(nullptr, 0);
}
int abbreviated(std::derived_from<io::Reader> auto &Source) {
// CHECK-NOTES: :[[@LINE-1]]:53: warning: 'abbreviated' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'io::Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+67]]:23: note: specialisation 'abbreviated<io::FileReader>' is instantiated here
  return Source.read(nullptr, 0);
}
int twoAutos(const std::derived_from<io::Reader> auto &Source, auto Count) {
// CHECK-NOTES: :[[@LINE-1]]:56: warning: 'twoAutos' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'const io::Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+62]]:40: note: specialisation 'twoAutos<io::FileReader, int>' is instantiated here
  return Source.done() + Count;
}
template <IsReader R> int named(R *Source) { return Source->read(nullptr, 0); }
// CHECK-NOTES: :[[@LINE-1]]:36: warning: 'named' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'io::Reader *' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+57]]:57: note: specialisation 'named<io::FileReader>' is instantiated here
template <Implements<io::Reader> R> int given(R &&Source) {
// CHECK-NOTES: :[[@LINE-1]]:51: warning: 'given' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'io::Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+54]]:69: note: specialisation 'given<io::FileReader &>' is instantiated here
  return std::forward<R>(Source).read(nullptr, 0);
}
template <typename R>
  requires std::derived_from<R, io::Reader>
int leading(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:16: warning: 'leading' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'io::Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+48]]:10: note: specialisation 'leading<io::FileReader>' is instantiated here
  return Source.read(nullptr, 0);
}
template <typename R>
int trailing(R &Source)
// CHECK-NOTES: :[[@LINE-1]]:17: warning: 'trailing' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'io::Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+42]]:23: note: specialisation 'trailing<io::FileReader>' is instantiated here
  requires std::is_convertible_v<R *, io::Reader *>
{
  return Source.read(nullptr, 0);
}
template <typename R>
  requires(std::is_base_of<io::Reader, R>::value)
int old(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:12: warning: 'old' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'io::Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+33]]:37: note: specialisation 'old<io::FileReader>' is instantiated here
  return Source.read(nullptr, 0);
}
template <typename R>
  requires std::derived_from<R, io::Reader> && std::derived_from<R, Writer>
bool several(const R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:23: warning: 'several' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'const io::Reader &' [templates-interface-only-parameter]
  return Source.done();
}
template <std::derived_from<io::Reader> R> int never(R &Source, int Count) {
// CHECK-NOTES: :[[@LINE-1]]:57: warning: 'never' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'io::Reader &' [templates-interface-only-parameter]
  return Source.read(nullptr, Count);
}
struct Owner {
  template <std::derived_from<io::Reader> R> int member(R &Source);
};
template <std::derived_from<io::Reader> R> int Owner::member(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:65: warning: 'member' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'io::Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+15]]:48: note: specialisation 'Owner::member<io::FileReader>' is instantiated here
  return Source.read(nullptr, 0);
}

// The name of the interface is shorter in its namespace.
namespace io {
template <std::derived_from<Reader> R> int inside(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:54: warning: 'inside' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'io::Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+7]]:64: note: specialisation 'io::inside<io::FileReader>' is instantiated here
  return Source.read(nullptr, 0);
}
} // namespace io

int use(io::FileReader &F, Owner &O) {
  return derived(F) + abbreviated(F) + twoAutos(F, 1) + named(&F) + given(F) +
         leading(F) + trailing(F) + old(F) + O.member(F) + io::inside(F);
}

// Something else is demanded, or used.
template <FileLike R> int more(R &Source) { return Source.read(nullptr, 0); }
template <typename R>
  requires std::derived_from<R, io::Reader> && std::default_initializable<R>
int also(R &Source) {
  return Source.read(nullptr, 0);
}
template <typename R>
  requires(!std::derived_from<R, io::Reader>)
int other(R &Source) {
  return Source.read(nullptr, 0);
}
template <typename R>
  requires std::derived_from<R, io::Reader> || std::same_as<R, Plain>
int either(R &Source) {
  return Source.read(nullptr, 0);
}
template <std::derived_from<io::Reader> R> int own(R &Source) {
  return Source.name();
}
template <std::derived_from<io::Reader> R> int value(R Source) {
  return Source.read(nullptr, 0);
}
template <std::derived_from<io::Reader> R> auto unseen(R &Source) {
  return helper(Source);
}
template <std::derived_from<Plain> R> int noInterface(R &Source) {
  return Source.read(nullptr, 0);
}
template <typename T> struct Recurring {
  virtual ~Recurring() = default;
  virtual int run() { return 1; }
};
template <typename T>
  requires std::derived_from<T, Recurring<T>>
int recurring(T &Object) {
  return Object.run();
}
template <std::derived_from<io::Reader> R> constexpr int constant(R &Source) {
  return Source.read(nullptr, 0);
}

int useOthers(io::FileReader &F, Plain &P) {
  return more(F) + also(F) + other(P) + either(F) + own(F) + value(F);
}
