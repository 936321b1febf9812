// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20,c++23 -config='{CheckOptions: {templates-unconstrained-parameter.Strict: true, templates-unconstrained-parameter.GenericLambdas: true}}'

#include <concepts>
#include <utility>
#include <vector>

// Nothing is required but that it can be passed.
template <typename F> class Task {
public:
  template <typename G> static G same(G Run) { return Run; }
// CHECK-NOTES: :[[@LINE-1]]:22: warning: template parameter 'G' of 'same' accepts any type; constrain it [templates-unconstrained-parameter]
};
int run(int N) { return Task<int>::same(N); }

// A model of nothing that is known.
template <typename T> const T &refer(const T &Value) { return Value; }
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'T' of 'refer' accepts any type; constrain it [templates-unconstrained-parameter]

int sizes(const std::vector<std::vector<int>> &All) {
  auto Count = [](const auto &Values) { return Values.size(); };
// CHECK-NOTES: :[[@LINE-1]]:31: warning: template parameter 'auto' of 'lambda' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE-2]]:55: note: the body requires 'Values.size()' here
  int Sum = 0;
  for (const auto &One : All)
    Sum += Count(One);
  return Sum;
}

// The class that derives from it, and policies, say what they are.
template <typename WaitPolicy> void wait(WaitPolicy Policy) { (void)Policy; }
