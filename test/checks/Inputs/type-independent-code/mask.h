#ifndef MASK_H
#define MASK_H

#include <cstddef>

namespace mask {

/// Hides all but the last digits.
template <typename T>
void hide(const T &Value, char *Text, std::size_t Size, std::size_t Shown) {
  Value.write(Text, Size);
  if (Shown > Size)
    Shown = Size;
  if (Shown > 4)
    Shown = 4;
  while (Size > Shown) {
    *Text = '*';
    ++Text;
    --Size;
  }
  *Text = '-';
}

} // namespace mask

#endif // MASK_H
