// RUN: %check_tidy %s templates-erased-storage -std=c++17,c++20

// TODO: The bad pattern, with the warning it gets. 'dev/bless erased-storage'
// writes such lines from what the check says.
template <typename T> void bad(T Value);
// CHECK-NOTES: :[[@LINE-1]]:28: warning: todo: replace this message [templates-erased-storage]

// TODO: Its near miss, which stays silent.
template <typename T> void good(T Value);
