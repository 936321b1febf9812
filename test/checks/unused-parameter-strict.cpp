// RUN: %check_tidy %s templates-unused-parameter -std=c++17,c++20 -config='{CheckOptions: {templates-unused-parameter.Strict: true}}'

// What cannot be told speaks, too.

int work(int);

template <typename T> bool isSupported() { return false; }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'isSupported' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+1]]:17: note: specialisation 'isSupported<int>' is instantiated here
int Supported = isSupported<int>();

struct Functor {
  template <typename T> void operator()(int A) { work(A); }
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'T' of 'operator()' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
};

template <typename T, typename U> struct Small {
// CHECK-NOTES: :[[@LINE-1]]:32: warning: template parameter 'U' of 'Small' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]
// CHECK-NOTES: :[[@LINE+4]]:18: note: specialisation 'Small<int, long>' is instantiated here
  T Value;
  T get() const { return Value; }
};
Small<int, long> One;

template <typename T> [[deprecated]] int old(int A) { return work(A); }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'old' is used by nothing, so that each argument makes a copy of the same code; remove it [templates-unused-parameter]

// What is used on purpose stays silent.
template <typename Tag> int tagged(int A) { return work(A); }
template <typename T> int specialised(int A) { return work(A); }
template <> int specialised<int>(int A) { return work(-A); }
int Said = tagged<int>(1);
