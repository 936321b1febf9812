// RUN: %check_tidy %s templates-allocating-closure -std=c++17,c++20

// TODO: The bad pattern, with the warning it gets. 'dev/bless allocating-closure'
// writes such lines from what the check says.
template <typename T> void bad(T Value);
// CHECK-NOTES: :[[@LINE-1]]:28: warning: todo: replace this message [templates-allocating-closure]

// TODO: Its near miss, which stays silent.
template <typename T> void good(T Value);
