// RUN: %check_tidy %s templates-type-independent-code -std=c++17

// prometheus-cpp: seven statements are not eight because a loop over a range
// implies some.

#include <ostream>
#include <string>
#include <vector>

struct Label {
  std::string Name, Value;
};
void writeValue(std::ostream &Out, const std::string &Value);
void writeValue(std::ostream &Out, double Value);

template <typename T>
void writeHead(std::ostream &Out, const std::vector<Label> &Labels,
               const T &Extra) {
  writeValue(Out, Extra);
  if (!Labels.empty()) {
    Out << "{";
    const char *Prefix = "";
    for (const Label &L : Labels) {
      Out << Prefix << L.Name << "=\"";
      writeValue(Out, L.Value);
      Out << "\"";
      Prefix = ",";
    }
    writeValue(Out, Extra);
    Out << Prefix;
  }
}

void use(std::ostream &Out, const std::vector<Label> &Labels) {
  writeHead(Out, Labels, std::string("a"));
  writeHead(Out, Labels, 1.0);
  writeHead(Out, Labels, 1.0F);
}
