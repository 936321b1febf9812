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
inline int derived(io::Reader &Source) {
  return Source.read(nullptr, 0);
}
inline int abbreviated(io::Reader &Source) {
  return Source.read(nullptr, 0);
}
int twoAutos(const io::Reader &Source, auto Count) {
  return Source.done() + Count;
}
inline int named(io::Reader *Source) { return Source->read(nullptr, 0); }
inline int given(io::Reader &Source) {
  return Source.read(nullptr, 0);
}
inline int leading(io::Reader &Source) {
  return Source.read(nullptr, 0);
}
inline int trailing(io::Reader &Source)
{
  return Source.read(nullptr, 0);
}
inline int old(io::Reader &Source) {
  return Source.read(nullptr, 0);
}
inline bool several(const io::Reader &Source) {
  return Source.done();
}
inline int never(io::Reader &Source, int Count) {
  return Source.read(nullptr, Count);
}
struct Owner {
  int member(io::Reader &Source);
};
inline int Owner::member(io::Reader &Source) {
  return Source.read(nullptr, 0);
}

// The name of the interface is shorter in its namespace.
namespace io {
inline int inside(Reader &Source) {
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
