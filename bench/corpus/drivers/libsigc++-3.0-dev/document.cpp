//===-- document.cpp - signals of a document ------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <sigc++/sigc++.h>

#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

class Document : public sigc::trackable {
public:
  using changed_signal = sigc::signal<void(const std::string &)>;

  changed_signal &changed() { return Changed; }
  sigc::signal<void()> &closed() { return Closed; }

  void write(const std::string &text) {
    Text += text;
    Changed.emit(Text);
  }
  void close() { Closed(); }

private:
  std::string Text;
  changed_signal Changed;
  sigc::signal<void()> Closed;
};

class View : public sigc::trackable, public std::enable_shared_from_this<View> {
public:
  explicit View(std::shared_ptr<Document> document)
      : Shown(std::move(document)) {
    Connections.push_back(
        Shown->changed().connect(sigc::mem_fun(*this, &View::redraw)));
    Connections.push_back(Shown->closed().connect(
        sigc::bind(sigc::mem_fun(*this, &View::leave), 3)));
  }

  // The signal lives in the document, which this view owns.
  void follow() {
    Shown->changed().connect(
        [self = shared_from_this()](const std::string &text) {
          self->redraw(text);
        });
  }

  void followWeakly() {
    Shown->changed().connect(
        [weak = weak_from_this()](const std::string &text) {
          if (auto self = weak.lock())
            self->redraw(text);
        });
  }

  void disconnect() {
    for (sigc::connection &connection : Connections)
      connection.disconnect();
  }

private:
  void redraw(const std::string &text) { Length = text.size(); }
  void leave(int code) { Code = code; }

  std::shared_ptr<Document> Shown;
  std::vector<sigc::connection> Connections;
  std::size_t Length = 0;
  int Code = 0;
};

template <typename T> class Property {
public:
  const T &get() const { return Value; }
  void set(T value) {
    if (value == Value)
      return;
    Value = std::move(value);
    Changed.emit(Value);
  }
  sigc::connection onChange(sigc::slot<void(const T &)> slot) {
    return Changed.connect(std::move(slot));
  }

private:
  T Value{};
  sigc::signal<void(const T &)> Changed;
};

int main() {
  auto document = std::make_shared<Document>();
  auto view = std::make_shared<View>(document);
  view->followWeakly();
  document->write("draft");

  Property<int> width;
  Property<std::string> title;
  auto area = sigc::compose([](int side) { return side * side; },
                            [](int w) { return w + 1; });
  width.onChange([&title](const int &w) { title.set(std::to_string(w)); });
  title.onChange(sigc::hide<0>([] { std::cout << "title\n"; }));
  width.set(area(2));
  view->disconnect();
  document->close();
}
