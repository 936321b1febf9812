// RUN: %check_tidy %s templates-allocating-closure -std=c++17

// fcitx5, standardpath.cpp: the function is exported from a library, and its
// signature is part of the ABI.

#include <functional>
#include <string>
#include <vector>

class __attribute__((visibility("default"))) StandardPath {
public:
  void scanDirectories(
      const std::function<bool(const std::string &Path)> &Scanner) const;

private:
  std::vector<std::string> Directories;
};

void StandardPath::scanDirectories(
    const std::function<bool(const std::string &Path)> &Scanner) const {
  for (const std::string &Directory : Directories)
    if (!Scanner(Directory))
      return;
}

std::vector<std::string> locate(const StandardPath &Paths, std::string Name,
                                std::string Suffix) {
  std::vector<std::string> Found;
  Paths.scanDirectories([&Found, &Name, &Suffix](const std::string &Path) {
    Found.push_back(Path + Name + Suffix);
    return true;
  });
  return Found;
}
