//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The settings with one copy of the code that does not depend on their types.
//
//===----------------------------------------------------------------------===//

#include <cstdio>
#include <sstream>
#include <string>
#include <vector>

// Statements of a function.
static std::string shownCommon(std::string &Text, std::size_t Width) {
  for (std::size_t At = 0; At < Text.size(); ++At) {
    if (Text[At] == '\\' || Text[At] == '"')
      Text.insert(At++, 1, '\\');
    else if (Text[At] == '\n')
      Text.replace(At++, 1, "\\n");
  }
  if (Text.size() > Width) {
    Text.resize(Width);
    Text += "...";
  }
  while (Text.size() < Width)
    Text += ' ';
  return Text;
}

template <typename T> std::string shown(const T &Value, std::size_t Width) {
  std::ostringstream Stream;
  Stream << Value;
  std::string Text = Stream.str();
  return shownCommon(Text, Width);
}

// A nested type.
struct SettingHistory {
  void add(const std::string &Entry) {
    if (!Entries.empty() && Entries.back() == Entry)
      return;
    if (Entries.size() >= 100)
      Entries.erase(Entries.begin(), Entries.begin() + 50);
    Entries.push_back(Entry);
  }
  std::string last() const {
    std::string Result;
    for (const std::string &Entry : Entries) {
      if (Result.size() > 200)
        break;
      Result += Entry;
      Result += '\n';
    }
    return Result;
  }
  std::vector<std::string> Entries;
};

class SettingBase {
protected:
  SettingBase(std::string Name, bool IsRequired)
      : Name(std::move(Name)), IsRequired(IsRequired) {}

  // A member function.
  std::string help() const {
    std::string Result = "--";
    for (char C : Name) {
      if (C == '_')
        Result += '-';
      else
        Result += C;
    }
    if (Name.size() == 1)
      Result.erase(0, 1);
    if (IsRequired)
      Result += " (required)";
    while (Result.size() < 30)
      Result += ' ';
    return Result;
  }

  std::string Name;
  bool IsRequired;
};

template <typename T> class Setting : SettingBase {
public:
  Setting(std::string Name, T Value, bool IsRequired)
      : SettingBase(std::move(Name), IsRequired), Value(Value) {}

  void set(T NewValue) {
    Changes.add("set " + Name);
    Value = NewValue;
  }

  std::string text() const {
    return help() + shown(Value, 20) + Changes.last();
  }

private:
  using History = SettingHistory;

  T Value;
  History Changes;
};

template <typename T> void use(const char *Name, T Value) {
  Setting<T> S(Name, Value, true);
  S.set(Value);
  std::puts(S.text().c_str());
}

int main() {
  use("short", short(1));
  use("int", 1);
  use("long", 1L);
  use("unsigned", 1U);
  use("unsigned_long", 1UL);
  use("float", 1.0F);
  use("double", 1.0);
  use("text", std::string("1"));
}
