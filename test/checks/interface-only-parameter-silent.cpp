// RUN: %check_tidy %s templates-interface-only-parameter -std=c++20
// What only the type of the argument explains, and what cannot be told.

#include <concepts>
#include <functional>
#include <memory>
#include <string>
#include <typeinfo>
#include <utility>
#include <vector>
struct Reader {
  virtual ~Reader() = default;
  virtual int read(int N) = 0;
  virtual int both(int N) { return N; }
  virtual int both(double N) { return N; }
  virtual int dflt(int N = 1) { return N; }
  virtual Reader *clone() const { return nullptr; }
  int plain() const { return 1; }
  int hidden() { return 1; }

protected:
  virtual int prot() { return 2; }
};
struct A : Reader {
  int read(int) override { return 1; }
  int both(int) override { return 1; }
  int dflt(int N = 2) override { return N; }
  A *clone() const override { return nullptr; }
  int hidden() { return 2; }
  int own() { return 3; }
  int prot() override { return 3; }
  static const int Kind = 1;
  using T = int;
};
struct B : Reader {
  int read(int) override { return 1; }
  int both(int) override { return 1; }
  int dflt(int N = 3) override { return N; }
  B *clone() const override { return nullptr; }
  int hidden() { return 2; }
  int own() { return 3; }
  int prot() override { return 3; }
  static const int Kind = 2;
  using T = long;
};
struct F final : Reader {
  int read(int) override { return 1; }
};
struct F2 final : Reader {
  int read(int) override { return 1; }
};
struct Priv : private Reader {
  int read(int) override { return 1; }
};
struct Plain {
  int read(int) { return 1; }
};
int over(A &);
int over(B &);
void takes(Reader &);
template <class T> int tmpl(T &x) { return sizeof x; }
#define BOTH(f)                                                                \
  int use_##f(A &a, B &b) {                                                    \
    f(a);                                                                      \
    f(b);                                                                      \
    return 0;                                                                  \
  }

template <class R> int byValue(R r) { return r.read(1); }
BOTH(byValue)
template <class R> int size(R &r) { return r.read(1) + sizeof(R); }
BOTH(size)
template <class R> int size2(R &r) { return r.read(1) + sizeof(r); }
BOTH(size2)
template <class R> int nested(R &r) {
  typename R::T x = r.read(1);
  return x;
}
BOTH(nested)
template <class R> int dcast(R &r) {
  return r.read(1) + (dynamic_cast<A *>(&r) != nullptr);
}
BOTH(dcast)
template <class R> R &ret(R &r) {
  r.read(1);
  return r;
}
BOTH(ret)
template <class R> auto &ret2(R &r) {
  r.read(1);
  return r;
}
BOTH(ret2)
template <class R> int hidden(R &r) { return r.hidden(); }
BOTH(hidden)
template <class R> int own(R &r) { return r.own(); }
BOTH(own)
template <class R> int prot(R &r) { return r.prot(); }
BOTH(prot)
template <class R> int kind(R &r) { return r.Kind; }
BOTH(kind)
template <class R> int kind2(R &r) { return R::Kind + r.read(1); }
BOTH(kind2)
template <class R> int bothf(R &r) { return r.both(1L); }
BOTH(bothf)
template <class R> int dflt(R &r) { return r.dflt(); }
BOTH(dflt)
template <class R> auto clone(R &r) { return r.clone(); }
BOTH(clone)
template <class R> int ovl(R &r) { return over(r); }
BOTH(ovl)
template <class R> int tm(R &r) {
  r.read(1);
  return tmpl(r);
}
BOTH(tm)
template <class R> int tid(R &r) {
  return r.read(1) + (typeid(r) == typeid(A));
}
BOTH(tid)
template <class R> int copy(R &r) {
  R c = r;
  return c.read(1);
}
BOTH(copy)
template <class R> int copy2(R &r) {
  auto c = r;
  return c.read(1);
}
BOTH(copy2)
template <class R> int lam(R &r) {
  return [r]() mutable { return r.read(1); }();
}
BOTH(lam)
template <class R> int lam2(R &r) {
  return [=]() mutable { return r.read(1); }();
}
BOTH(lam2)
template <class R> int lam3(R &r) {
  return [x = r]() mutable { return x.read(1); }();
}
BOTH(lam3)
template <class R> int gen(R &r) {
  auto f = [](auto &x) { return sizeof x; };
  return f(r) + r.read(1);
}
BOTH(gen)
template <class R> int cexpr(R &r) {
  if constexpr (requires { r.own(); })
    return r.own();
  else
    return r.read(1);
}
BOTH(cexpr)
template <class R> int cexpr2(R &r) {
  if constexpr (std::is_same_v<R, A>)
    return 1;
  else
    return r.read(1);
}
BOTH(cexpr2)
template <class R> int dec(R &r) {
  decltype(r) x = r;
  return x.read(1);
}
BOTH(dec)
template <class R> int noex(R &r) noexcept(noexcept(r.read(1))) {
  return r.read(1);
}
BOTH(noex)
template <class R> int spec(R &r) { return r.read(1); }
template <> int spec(A &r) { return 1; }
BOTH(spec)
template <class R> int rival(R &r) { return r.read(1); }
int rival(A &r) { return 2; }
template <class R> int rival(const R *r) { return 2; }
BOTH(rival)
template <class R> constexpr int cex(R &r) { return r.read(1); }
BOTH(cex)
template <class R> int single(R &r) { return r.read(1); }
int useSingle(A &a) { return single(a) + single(a); }
template <class R> int fin(R &r) { return r.read(1); }
int useFin(F &a, F2 &b) { return fin(a) + fin(b); }
template <class R> int other(R &r) { return r.read(1); }
int useOther(A &a, B &b, Plain &p) { return other(a) + other(b) + other(p); }
template <class R> int nouse(R &r) { return 1; }
BOTH(nouse)
template <class R, class G> int call(R &r, G g) {
  r.read(1);
  return g(r);
}
int useCall(A &a, B &b) {
  auto g = [](Reader &) { return 1; };
  return call(a, g) + call(b, g);
}
template <class Base> struct Crtp {
  virtual ~Crtp();
  virtual int go() { return 1; }
};
struct C1 : Crtp<C1> {};
struct C2 : Crtp<C2> {};
template <class R> int crtp(R &r) { return r.go(); }
int useCrtp(C1 &a, C2 &b) { return crtp(a) + crtp(b); }
template <class D>
requires std::derived_from<D, Crtp<D>>
int crtp2(D &d) { return d.go(); }
template <class R>
requires std::derived_from<R, Reader> && std::copyable<R>
int more(R &r) { return r.read(1); }
template <std::derived_from<Reader> R> int extra(R &r) { return r.own(); }
template <std::derived_from<Reader> R> int none(R r) { return r.read(1); }
template <class R> int vec(std::vector<R> &r) { return r[0].read(1); }
int useVec(std::vector<A> &a, std::vector<B> &b) { return vec(a) + vec(b); }
template <class R> void del(R *r) {
  r->read(1);
  delete r;
}
int useDel() {
  del(new A);
  del(new B);
  return 0;
}
template <class R> void *vp(R *r) {
  r->read(1);
  return r;
}
int useVp(A &a, B &b) { return vp(&a) == vp(&b); }
template <class R> int fwd(R &&r) { return r.read(1); }
int useFwd(A &a) { return fwd(a) + fwd(B()); }
template <class R> auto bindr(R &r) {
  return std::bind(&R::read, std::ref(r), 1);
}
int useBind(A &a, B &b) {
  bindr(a);
  bindr(b);
  return 0;
}
template <class R> int rangef(R &r) {
  int n = 0;
  for (int i = 0; i < r.read(1); ++i)
    n += [&](auto x) { return tmpl(x) + tmpl(r); }(1);
  return n;
}
BOTH(rangef)
template <class R> int cmp(R *r, R *s) {
  return r == s ? r->read(1) : s->read(2);
}
int useCmp(A &a, B &b) { return cmp(&a, &a) + cmp(&b, &b); }
int useGenericLambda(A &a, B &b) {
  auto f = [](auto &r) { return r.read(1); };
  return f(a) + f(b);
}
template <class R> int mref(std::shared_ptr<R> &p) { return p->read(1); }
int useMref(std::shared_ptr<A> a, std::shared_ptr<B> b) {
  return mref(a) + mref(b);
}
template <class R> int reas(R *r, R *s) {
  r = s;
  return r->read(1);
}
int useReas(A &a, B &b) { return reas(&a, &a) + reas(&b, &b); }

// One object for each class.
template <class R> int counts(R &r) {
  static int Calls = 0;
  return ++Calls + r.read(1);
}
BOTH(counts)
template <class R> const char *name(R &r) {
  r.read(1);
  return __PRETTY_FUNCTION__;
}
BOTH(name)

// Another parameter depends on it.
template <class R, class V = typename R::T> int defaulted(R &r) {
  V Value = r.read(1);
  return Value;
}
BOTH(defaulted)
template <class R, class F> int passed(R &r, F f, int (*)(R &) = nullptr) {
  return r.read(f);
}
int usePassed(A &a, B &b) { return passed(a, 1) + passed(b, 1); }

// An object is made of an owner without a word: with another conversion in
// between it would not be.
struct Handle {
  template <class R> Handle(std::shared_ptr<R> p) : Held(std::move(p)) {}
  std::shared_ptr<Reader> Held;
};
void take(Handle);
void useHandle() {
  take(std::make_shared<A>());
  take(std::make_shared<B>());
}
