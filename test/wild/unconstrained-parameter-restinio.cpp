// RUN: %check_tidy %s templates-unconstrained-parameter -std=c++20,c++23
//
// From restinio: cast_to() calls from_string(), which calls read_value() by an
// unqualified name of its own namespace. The head of cast_to() would not find
// it, and numbers have no namespace in which it could be found.

namespace restinio {
namespace utils {

inline void read_value(int &Value, const char *Data, int Size) {
  Value = Size + Data[0];
}
inline void read_value(long &Value, const char *Data, int Size) {
  Value = Size - Data[0];
}

template <typename Value_Type>
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'Value_Type' of 'from_string' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+3]]:23: note: the body requires '0' here
// CHECK-NOTES: :[[@LINE+3]]:3: note: the body requires 'read_value(Result, Data, Size)' here
Value_Type from_string(const char *Data, int Size) {
  Value_Type Result = 0;
  read_value(Result, Data, Size);
  return Result;
}

} // namespace utils

template <typename Value_Type>
// CHECK-NOTES: :[[@LINE-1]]:20: warning: template parameter 'Value_Type' of 'cast_to' accepts any type, but the body requires more of it; constrain it [templates-unconstrained-parameter]
// CHECK-NOTES: :[[@LINE+2]]:10: note: the body requires 'read_value(Result, Data, Size)' here, which the head cannot say
Value_Type cast_to(const char *Data, int Size) {
  return utils::from_string<Value_Type>(Data, Size);
}

} // namespace restinio

long use() {
  return restinio::cast_to<int>("1", 1) + restinio::cast_to<long>("1", 1);
}
