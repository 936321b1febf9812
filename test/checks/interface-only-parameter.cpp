// RUN: %check_tidy %s templates-interface-only-parameter -std=c++17,c++20

// TODO: The bad pattern, with the warning it gets. 'dev/bless interface-only-parameter'
// writes such lines from what the check says.
template <typename T> void bad(T Value);
// CHECK-NOTES: :[[@LINE-1]]:28: warning: todo: replace this message [templates-interface-only-parameter]

// TODO: Its near miss, which stays silent.
template <typename T> void good(T Value);
