// Without a demand: what the arguments share.

struct Reader {
  virtual ~Reader() = default;
  virtual int read(char *Buffer, int Size) = 0;
  virtual bool done() const { return false; }
  int total() const { return Total; }
  static int count();
  int Total = 0;
};
struct FileReader : Reader {
  int read(char *, int) override { return 1; }
};
struct GzipReader : Reader {
  int read(char *, int) override { return 2; }
  bool done() const override { return true; }
};
struct BlockReader : FileReader {
  int read(char *, int) override { return 3; }
};

void log(const Reader &R);
void adopt(Reader *R);

//===-- What is used -----------------------------------------------------===//

inline int calls(Reader &Source) {
  char Buffer[4];
  return Source.read(Buffer, 4) + Source.total() + Source.Total;
}

inline void converts(Reader &Source) {
  log(Source);
  adopt(&Source);
  Reader &Same = Source;
  Reader *Pointer = &Source;
  log(Same);
  log(*Pointer);
}

inline int nobase(Reader &Source) {
  return Source.Reader::done() + static_cast<Reader &>(Source).done();
}

inline int captures(Reader &Source) {
  auto Explicit = [&Source] { return Source.done(); };
  auto Implicit = [&] { return Source.total(); };
  return Explicit() + Implicit();
}

inline int aliases(Reader &Source) {
  auto &Same = Source;
  auto *Pointer = &Same;
  return Pointer->read(nullptr, 0) + Same.total();
}

inline int recurses(Reader &Source, int Depth) {
  return Depth ? recurses(Source, Depth - 1) : Source.read(nullptr, 0);
}

int useAll(FileReader &F, GzipReader &G) {
  converts(F);
  converts(G);
  return calls(F) + calls(G) + nobase(F) + nobase(G) + captures(F) +
         captures(G) + aliases(F) + aliases(G) + recurses(F, 1) +
         recurses(G, 2);
}

//===-- How it is passed -------------------------------------------------===//

inline bool byConstReference(const Reader &Source) {
  return Source.done();
}

// One argument is const: the interface has to be.
inline bool byMaybeConst(const Reader &Source) { return Source.done(); }

inline int byMaybeConstChanged(const Reader &Source) {
  return const_cast<Reader &>(static_cast<const Reader &>(Source)).Total++;
}

inline int byPointer(Reader *Source) {
  if (!Source || Source == nullptr)
    return 0;
  return Source->read(nullptr, 0) + (*Source).total();
}

inline bool byConstPointer(const Reader *const Source) {
  return Source->done();
}

inline int byForwarding(Reader &Source) {
  return Source.read(nullptr, 0);
}

int useWays(FileReader &F, GzipReader &G, const GzipReader &C) {
  return byConstReference(F) + byConstReference(G) + byMaybeConst(F) +
         byMaybeConst(C) + byMaybeConstChanged(F) + byMaybeConstChanged(C) +
         byPointer(&F) + byPointer(&G) + byConstPointer(&F) +
         byConstPointer(&C) + byForwarding(F) + byForwarding(G);
}

//===-- Where it is declared ---------------------------------------------===//

inline int declaredFirst(Reader &Source);
inline int declaredFirst(Reader &From) {
  return From.read(nullptr, 1);
}

inline int befriended(Reader &Source);
class Tank {
  friend int befriended(Reader &Source);
  static int size(Reader &Source);
};
inline int befriended(Reader &Source) { return Tank::size(Source); }

struct Pump {
  int inClass(Reader &Source) {
    return Source.read(nullptr, Size);
  }
  int outOfClass(Reader &Source);
  static int ofNobody(Reader &Source) {
    return Source.read(nullptr, 1);
  }
  int Size = 3;
};
inline int Pump::outOfClass(Reader &Source) {
  return Source.read(nullptr, Size);
}

template <typename Unit> struct Counter {
  int counted(Reader &Source, Unit U) {
    return Source.read(nullptr, U);
  }
};

namespace outer {
namespace {
int hidden(Reader &Source) { return Source.read(nullptr, 1); }
} // namespace
static int internal(Reader &Source) {
  return Source.read(nullptr, 1);
}
} // namespace outer

template <typename N> int withOthers(Reader &Source, N Count) {
  return Source.read(nullptr, Count);
}

template <typename N> N first(Reader &Source) {
  return Source.read(nullptr, 1);
}

int usePlaces(FileReader &F, GzipReader &G, Pump &P) {
  Counter<int> C;
  return declaredFirst(F) + declaredFirst(G) + P.inClass(F) + P.inClass(G) +
         P.outOfClass(F) + P.outOfClass(G) + Pump::ofNobody(F) +
         Pump::ofNobody(G) + C.counted(F, 1) + C.counted(G, 2) +
         outer::hidden(F) + outer::hidden(G) + outer::internal(F) +
         outer::internal(G) + withOthers(F, 1) + withOthers(G, 2) +
         first<int>(F) + first<int>(G) + befriended(F) + befriended(G);
}

//===-- Which interface --------------------------------------------------===//

// The most general one that has what is used.
struct Closer {
  virtual ~Closer() = default;
  virtual void close() {}
};
struct Socket : Reader, Closer {
  int read(char *, int) override { return 4; }
};
struct Pipe : Reader, Closer {
  int read(char *, int) override { return 5; }
};

inline int viaBase(Reader &Source) { return Source.read(nullptr, 0); }
inline void second(Closer &Ending) { Ending.close(); }
template <typename S> int neither(S &Both) {
  Both.close();
  return Both.read(nullptr, 0);
}
inline int itself(Reader &Source) { return Source.read(nullptr, 0); }

int useInterfaces(FileReader &F, BlockReader &B, Socket &S, Pipe &P,
                  Reader &R) {
  second(S);
  second(P);
  return viaBase(F) + viaBase(B) + neither(S) + neither(P) + itself(R) +
         itself(F);
}

//===-- Calls that spell arguments ---------------------------------------===//

inline int spelled(Reader &Source) { return Source.read(nullptr, 0); }
template <typename R> int addressed(R &Source) {
  return Source.read(nullptr, 0);
}
template <typename R> int instantiated(R &Source) {
  return Source.read(nullptr, 0);
}
template int instantiated(FileReader &Source);

int useSpelled(FileReader &F, GzipReader &G) {
  int (*Function)(FileReader &) = addressed;
  return spelled(F) + spelled(G) + Function(F) + addressed(G) +
         instantiated(G);
}

//===-- What is declared too late ----------------------------------------===//

template <typename R> int early(R &Source) { return late(Source); }
int late(Reader &Source);
int useEarly(FileReader &F, GzipReader &G) { return early(F) + early(G); }

//===-- Passed on --------------------------------------------------------===//

inline int inner(Reader &Source) { return Source.read(nullptr, 0); }
inline int outer1(Reader &Source) { return inner(Source) + 1; }
inline int outer2(Reader *Source) {
  return outer1(*Source) + Source->done();
}
template <typename R> int size(R &Source) { return sizeof(Source); }
template <typename R> int outer3(R &Source) {
  return inner(Source) + size(Source);
}
int usePassed(FileReader &F, GzipReader &G) {
  return outer2(&F) + outer2(&G) + outer3(F) + outer3(G);
}
