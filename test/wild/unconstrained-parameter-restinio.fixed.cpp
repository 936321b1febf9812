//
// From restinio: cast_to() calls from_string(), which calls read_value() by an
// unqualified name of its own namespace. The head of cast_to() would not find
// it, and numbers have no namespace in which it could be found.

#include <concepts>

namespace restinio {
namespace utils {

inline void read_value(int &Value, const char *Data, int Size) {
  Value = Size + Data[0];
}
inline void read_value(long &Value, const char *Data, int Size) {
  Value = Size - Data[0];
}

template <typename Value_Type>
  requires std::convertible_to<int, Value_Type> && requires(Value_Type &Result, const char *Data, int Size) { read_value(Result, Data, Size); }
Value_Type from_string(const char *Data, int Size) {
  Value_Type Result = 0;
  read_value(Result, Data, Size);
  return Result;
}

} // namespace utils

template <typename Value_Type>
Value_Type cast_to(const char *Data, int Size) {
  return utils::from_string<Value_Type>(Data, Size);
}

} // namespace restinio

long use() {
  return restinio::cast_to<int>("1", 1) + restinio::cast_to<long>("1", 1);
}
