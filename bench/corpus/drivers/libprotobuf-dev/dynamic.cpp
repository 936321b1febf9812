//===-- dynamic.cpp - messages and their handlers -------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include <google/protobuf/any.pb.h>
#include <google/protobuf/arena.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/map.h>
#include <google/protobuf/repeated_field.h>
#include <google/protobuf/service.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace pb = google::protobuf;

// Dispatches messages to handlers by their type.
class Dispatcher : public std::enable_shared_from_this<Dispatcher> {
public:
  using Handler = std::function<void(const pb::Message &)>;

  template <typename Message, typename Fun> void on(Fun handler) {
    Handlers[Message::descriptor()] =
        [handler = std::move(handler)](const pb::Message &message) {
          handler(static_cast<const Message &>(message));
        };
  }

  // The handler owns the dispatcher that stores it.
  void unpackAny() {
    auto self = shared_from_this();
    on<pb::Any>([self](const pb::Any &any) {
      pb::Struct inner;
      if (any.UnpackTo(&inner))
        self->dispatch(inner);
    });
  }

  void dispatch(const pb::Message &message) {
    auto found = Handlers.find(message.GetDescriptor());
    if (found != Handlers.end())
      found->second(message);
  }

private:
  std::map<const pb::Descriptor *, Handler> Handlers;
};

pb::FileDescriptorProto makeFile() {
  pb::FileDescriptorProto file;
  file.set_name("order.proto");
  pb::DescriptorProto &order = *file.add_message_type();
  order.set_name("Order");
  pb::FieldDescriptorProto &field = *order.add_field();
  field.set_name("count");
  field.set_number(1);
  field.set_type(pb::FieldDescriptorProto::TYPE_INT32);
  field.set_label(pb::FieldDescriptorProto::LABEL_OPTIONAL);
  return file;
}

void callLater(pb::Closure *done) { done->Run(); }

int main() {
  pb::DescriptorPool pool;
  const pb::FileDescriptor *file = pool.BuildFile(makeFile());
  pb::DynamicMessageFactory factory(&pool);
  const pb::Descriptor *type = file->message_type(0);
  std::unique_ptr<pb::Message> order(factory.GetPrototype(type)->New());
  order->GetReflection()->SetInt32(order.get(), type->field(0), 3);

  pb::Arena arena;
  auto *value = pb::Arena::CreateMessage<pb::Struct>(&arena);
  (*value->mutable_fields())["name"].set_string_value("tea");
  pb::Any any;
  any.PackFrom(*value);

  auto dispatcher = std::make_shared<Dispatcher>();
  std::string json;
  dispatcher->on<pb::Struct>([&json](const pb::Struct &fields) {
    (void)pb::util::MessageToJsonString(fields, &json);
  });
  dispatcher->unpackAny();
  dispatcher->dispatch(any);
  callLater(pb::NewCallback(+[] {}));

  pb::RepeatedField<int> numbers;
  numbers.Add(4);
  pb::RepeatedPtrField<std::string> names;
  *names.Add() = "pie";
  return pb::util::MessageDifferencer::Equals(*order, *order)
             ? static_cast<int>(json.size()) + numbers.size() + names.size()
             : 1;
}
