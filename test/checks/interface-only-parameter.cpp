// RUN: %check_tidy %s templates-interface-only-parameter -std=c++11,c++17,c++20
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

template <typename R> int calls(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:36: warning: 'calls' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+53]]:10: note: specialisation 'calls<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+52]]:21: note: specialisation 'calls<GzipReader>' is instantiated here
  char Buffer[4];
  return Source.read(Buffer, 4) + Source.total() + Source.Total;
}

template <class R> void converts(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'converts' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+43]]:3: note: specialisation 'converts<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+43]]:3: note: specialisation 'converts<GzipReader>' is instantiated here
  log(Source);
  adopt(&Source);
  Reader &Same = Source;
  Reader *Pointer = &Source;
  log(Same);
  log(*Pointer);
}

template <typename R> int nobase(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'nobase' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+33]]:32: note: specialisation 'nobase<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+32]]:44: note: specialisation 'nobase<GzipReader>' is instantiated here
  return Source.Reader::done() + static_cast<Reader &>(Source).done();
}

template <typename R> int captures(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:39: warning: 'captures' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+26]]:56: note: specialisation 'captures<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+26]]:10: note: specialisation 'captures<GzipReader>' is instantiated here
  auto Explicit = [&Source] { return Source.done(); };
  auto Implicit = [&] { return Source.total(); };
  return Explicit() + Implicit();
}

template <typename R> int aliases(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:38: warning: 'aliases' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+18]]:24: note: specialisation 'aliases<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+17]]:37: note: specialisation 'aliases<GzipReader>' is instantiated here
  auto &Same = Source;
  auto *Pointer = &Same;
  return Pointer->read(nullptr, 0) + Same.total();
}

template <typename R> int recurses(R &Source, int Depth) {
// CHECK-NOTES: :[[@LINE-1]]:39: warning: 'recurses' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+9]]:50: note: specialisation 'recurses<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+9]]:10: note: specialisation 'recurses<GzipReader>' is instantiated here
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

template <typename R> bool byConstReference(const R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:54: warning: 'byConstReference' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'const Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+42]]:10: note: specialisation 'byConstReference<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+41]]:32: note: specialisation 'byConstReference<GzipReader>' is instantiated here
  return Source.done();
}

// One argument is const: the interface has to be.
template <typename R> bool byMaybeConst(R &Source) { return Source.done(); }
// CHECK-NOTES: :[[@LINE-1]]:44: warning: 'byMaybeConst' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'const Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+34]]:54: note: specialisation 'byMaybeConst<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+34]]:10: note: specialisation 'byMaybeConst<const GzipReader>' is instantiated here

template <typename R> int byMaybeConstChanged(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:50: warning: 'byMaybeConstChanged' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'const Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+30]]:28: note: specialisation 'byMaybeConstChanged<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+29]]:53: note: specialisation 'byMaybeConstChanged<const GzipReader>' is instantiated here
  return const_cast<Reader &>(static_cast<const Reader &>(Source)).Total++;
}

template <typename R> int byPointer(R *Source) {
// CHECK-NOTES: :[[@LINE-1]]:40: warning: 'byPointer' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader *' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+24]]:10: note: specialisation 'byPointer<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+23]]:26: note: specialisation 'byPointer<GzipReader>' is instantiated here
  if (!Source || Source == nullptr)
    return 0;
  return Source->read(nullptr, 0) + (*Source).total();
}

template <typename R> bool byConstPointer(const R *const Source) {
// CHECK-NOTES: :[[@LINE-1]]:58: warning: 'byConstPointer' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'const Reader *' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+15]]:42: note: specialisation 'byConstPointer<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+15]]:10: note: specialisation 'byConstPointer<GzipReader>' is instantiated here
  return Source->done();
}

template <typename R> int byForwarding(R &&Source) {
// CHECK-NOTES: :[[@LINE-1]]:44: warning: 'byForwarding' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+9]]:31: note: specialisation 'byForwarding<FileReader &>' is instantiated here
// CHECK-NOTES: :[[@LINE+8]]:49: note: specialisation 'byForwarding<GzipReader &>' is instantiated here
  return Source.read(nullptr, 0);
}

int useWays(FileReader &F, GzipReader &G, const GzipReader &C) {
  return byConstReference(F) + byConstReference(G) + byMaybeConst(F) +
         byMaybeConst(C) + byMaybeConstChanged(F) + byMaybeConstChanged(C) +
         byPointer(&F) + byPointer(&G) + byConstPointer(&F) +
         byConstPointer(&C) + byForwarding(F) + byForwarding(G);
}

//===-- Where it is declared ---------------------------------------------===//

template <typename R> int declaredFirst(R &Source);
template <typename Source> int declaredFirst(Source &From) {
// CHECK-NOTES: :[[@LINE-1]]:54: warning: 'declaredFirst' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+79]]:10: note: specialisation 'declaredFirst<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+78]]:29: note: specialisation 'declaredFirst<GzipReader>' is instantiated here
  return From.read(nullptr, 1);
}

template <typename R> int befriended(R &Source);
class Tank {
  template <typename R> friend int befriended(R &Source);
  static int size(Reader &Source);
};
template <typename R> int befriended(R &Source) { return Tank::size(Source); }
// CHECK-NOTES: :[[@LINE-1]]:41: warning: 'befriended' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+72]]:42: note: specialisation 'befriended<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+71]]:58: note: specialisation 'befriended<GzipReader>' is instantiated here

struct Pump {
  template <typename R> int inClass(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:40: warning: 'inClass' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+61]]:50: note: specialisation 'Pump::inClass<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+60]]:65: note: specialisation 'Pump::inClass<GzipReader>' is instantiated here
    return Source.read(nullptr, Size);
  }
  template <typename R> int outOfClass(R &Source);
  template <typename R> static int ofNobody(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:48: warning: 'ofNobody' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+55]]:52: note: specialisation 'Pump::ofNobody<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+55]]:16: note: specialisation 'Pump::ofNobody<GzipReader>' is instantiated here
    return Source.read(nullptr, 1);
  }
  int Size = 3;
};
template <typename R> int Pump::outOfClass(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:47: warning: 'outOfClass' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+47]]:12: note: specialisation 'Pump::outOfClass<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+46]]:30: note: specialisation 'Pump::outOfClass<GzipReader>' is instantiated here
  return Source.read(nullptr, Size);
}

template <typename Unit> struct Counter {
  template <typename R> int counted(R &Source, Unit U) {
// CHECK-NOTES: :[[@LINE-1]]:40: warning: 'counted' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+40]]:32: note: specialisation 'Counter<int>::counted<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+39]]:50: note: specialisation 'Counter<int>::counted<GzipReader>' is instantiated here
    return Source.read(nullptr, U);
  }
};

namespace outer {
namespace {
template <typename R> int hidden(R &Source) { return Source.read(nullptr, 1); }
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'hidden' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+31]]:17: note: specialisation 'outer::(anonymous namespace)::hidden<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+30]]:36: note: specialisation 'outer::(anonymous namespace)::hidden<GzipReader>' is instantiated here
} // namespace
template <typename R> static int internal(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:46: warning: 'internal' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+26]]:55: note: specialisation 'outer::internal<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+26]]:17: note: specialisation 'outer::internal<GzipReader>' is instantiated here
  return Source.read(nullptr, 1);
}
} // namespace outer

template <typename R, typename N> int withOthers(R &Source, N Count) {
// CHECK-NOTES: :[[@LINE-1]]:53: warning: 'withOthers' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+19]]:31: note: specialisation 'withOthers<FileReader, int>' is instantiated here
// CHECK-NOTES: :[[@LINE+18]]:50: note: specialisation 'withOthers<GzipReader, int>' is instantiated here
  return Source.read(nullptr, Count);
}

template <typename N, typename R> N first(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:46: warning: 'first' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+13]]:10: note: specialisation 'first<int, FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+12]]:26: note: specialisation 'first<int, GzipReader>' is instantiated here
// CHECK-NOTES: :[[@LINE-4]]:46: note: take the interface; calls that spell template arguments or need another overload have to follow
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

template <typename R> int viaBase(R &Source) { return Source.read(nullptr, 0); }
// CHECK-NOTES: :[[@LINE-1]]:38: warning: 'viaBase' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+19]]:10: note: specialisation 'viaBase<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+18]]:23: note: specialisation 'viaBase<BlockReader>' is instantiated here
template <typename S> void second(S &Ending) { Ending.close(); }
// CHECK-NOTES: :[[@LINE-1]]:38: warning: 'second' uses this parameter only through 'Closer', but each implementer makes another copy of it; take 'Closer &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+13]]:3: note: specialisation 'second<Socket>' is instantiated here
// CHECK-NOTES: :[[@LINE+13]]:3: note: specialisation 'second<Pipe>' is instantiated here
template <typename S> int neither(S &Both) {
  Both.close();
  return Both.read(nullptr, 0);
}
template <typename R> int itself(R &Source) { return Source.read(nullptr, 0); }
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'itself' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+7]]:62: note: specialisation 'itself<Reader>' is instantiated here
// CHECK-NOTES: :[[@LINE+7]]:10: note: specialisation 'itself<FileReader>' is instantiated here

int useInterfaces(FileReader &F, BlockReader &B, Socket &S, Pipe &P,
                  Reader &R) {
  second(S);
  second(P);
  return viaBase(F) + viaBase(B) + neither(S) + neither(P) + itself(R) +
         itself(F);
}

//===-- Calls that spell arguments ---------------------------------------===//

template <typename R> int spelled(R &Source) { return Source.read(nullptr, 0); }
// CHECK-NOTES: :[[@LINE-1]]:38: warning: 'spelled' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+19]]:10: note: specialisation 'spelled<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+18]]:35: note: specialisation 'spelled<GzipReader>' is instantiated here
// CHECK-NOTES: :[[@LINE-4]]:38: note: take the interface; calls that spell template arguments or need another overload have to follow
template <typename R> int addressed(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:40: warning: 'addressed' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+13]]:35: note: specialisation 'addressed<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+13]]:62: note: specialisation 'addressed<GzipReader>' is instantiated here
  return Source.read(nullptr, 0);
}
template <typename R> int instantiated(R &Source) {
// CHECK-NOTES: :[[@LINE-1]]:43: warning: 'instantiated' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+4]]:14: note: specialisation 'instantiated<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+8]]:10: note: specialisation 'instantiated<GzipReader>' is instantiated here
  return Source.read(nullptr, 0);
}
template int instantiated(FileReader &Source);

int useSpelled(FileReader &F, GzipReader &G) {
  int (*Function)(FileReader &) = addressed;
  return spelled<FileReader>(F) + spelled(G) + Function(F) + addressed(G) +
         instantiated(G);
}

//===-- What is declared too late ----------------------------------------===//

template <typename R> int early(R &Source) { return late(Source); }
// CHECK-NOTES: :[[@LINE-1]]:36: warning: 'early' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+3]]:53: note: specialisation 'early<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+2]]:64: note: specialisation 'early<GzipReader>' is instantiated here
int late(Reader &Source);
int useEarly(FileReader &F, GzipReader &G) { return early(F) + early(G); }

//===-- Passed on --------------------------------------------------------===//

template <typename R> int inner(R &Source) { return Source.read(nullptr, 0); }
// CHECK-NOTES: :[[@LINE-1]]:36: warning: 'inner' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+2]]:54: note: specialisation 'inner<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+1]]:54: note: specialisation 'inner<GzipReader>' is instantiated here
template <typename R> int outer1(R &Source) { return inner(Source) + 1; }
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'outer1' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader &' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+6]]:10: note: specialisation 'outer1<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+5]]:10: note: specialisation 'outer1<GzipReader>' is instantiated here
template <typename R> int outer2(R *Source) {
// CHECK-NOTES: :[[@LINE-1]]:37: warning: 'outer2' uses this parameter only through 'Reader', but each implementer makes another copy of it; take 'Reader *' [templates-interface-only-parameter]
// CHECK-NOTES: :[[@LINE+9]]:10: note: specialisation 'outer2<FileReader>' is instantiated here
// CHECK-NOTES: :[[@LINE+8]]:23: note: specialisation 'outer2<GzipReader>' is instantiated here
  return outer1(*Source) + Source->done();
}
template <typename R> int size(R &Source) { return sizeof(Source); }
template <typename R> int outer3(R &Source) {
  return inner(Source) + size(Source);
}
int usePassed(FileReader &F, GzipReader &G) {
  return outer2(&F) + outer2(&G) + outer3(F) + outer3(G);
}
