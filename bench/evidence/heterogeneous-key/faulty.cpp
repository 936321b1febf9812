//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A registry whose lookup is made anew for each type of string that somebody
// has.
//
//===----------------------------------------------------------------------===//

#include <cctype>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>

class Settings {
public:
  template <class Key> long &at(const Key &Name) {
    std::string Path(Name);
    for (char &C : Path) {
      C = static_cast<char>(std::tolower(static_cast<unsigned char>(C)));
      if (C == '-' || C == ' ')
        C = '_';
    }
    while (!Path.empty() && Path.front() == '.')
      Path.erase(0, 1);
    const auto [Found, IsNew] = Values.try_emplace(Path, 0);
    if (IsNew)
      Order += Path + ';';
    return Found->second;
  }
  std::string Order;

private:
  std::map<std::string, long> Values;
};

int main(int Count, char **Arguments) {
  Settings All;
  const std::string Text = "Max-Size";
  const std::string_view View = "max size";
  for (int I = 0; I < 2000; ++I) {
    All.at("max-size") += I;
    All.at("depth") += I;
    All.at("colour") += I;
    All.at(Text) += I;
    All.at(View) += I;
    All.at(Arguments[0]) += Count;
  }
  return std::printf("%s %ld\n", All.Order.c_str(), All.at("max_size")) < 0;
}
