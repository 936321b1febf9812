// What cannot be told speaks, too.

int work(int);

inline bool isSupported() { return false; }
int Supported = isSupported();

struct Functor {
  template <typename T> void operator()(int A) { work(A); }
};

template <typename T> struct Small {
  T Value;
  T get() const { return Value; }
};
Small<int> One;

template <typename T> [[deprecated]] int old(int A) { return work(A); }

// What is used on purpose stays silent.
template <typename Tag> int tagged(int A) { return work(A); }
template <typename T> int specialised(int A) { return work(A); }
template <> int specialised<int>(int A) { return work(-A); }
int Said = tagged<int>(1);
