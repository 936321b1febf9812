//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The parser, made once.
//
//===----------------------------------------------------------------------===//

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

struct Reader {
  explicit Reader(std::string Text) : Text(std::move(Text)) {}
  virtual ~Reader() = default;
  /// How many bytes were read; 0 at the end.
  virtual std::size_t read(char *Buffer, std::size_t Size) = 0;

protected:
  std::string Text;
  std::size_t At = 0;
};

/// Eight implementers, each with a step and a mask of its own.
template <unsigned Step, unsigned char Mask> struct BlockReader : Reader {
  using Reader::Reader;
  std::size_t read(char *Buffer, std::size_t Size) override {
    std::size_t Count = 0;
    while (Count < Size && Count < Step && At < Text.size())
      Buffer[Count++] = Text[At++] ^ Mask;
    return Count;
  }
};
struct FileReader : BlockReader<64, 0> {
  using BlockReader::BlockReader;
};
struct PipeReader : BlockReader<16, 0> {
  using BlockReader::BlockReader;
};
struct SocketReader : BlockReader<32, 0> {
  using BlockReader::BlockReader;
};
struct MemoryReader : BlockReader<128, 0> {
  using BlockReader::BlockReader;
};
struct ConsoleReader : BlockReader<1, 0> {
  using BlockReader::BlockReader;
};
struct GzipReader : BlockReader<48, 1> {
  using BlockReader::BlockReader;
};
struct CipherReader : BlockReader<16, 2> {
  using BlockReader::BlockReader;
};
struct ArchiveReader : BlockReader<24, 4> {
  using BlockReader::BlockReader;
};

inline std::vector<std::string> readFields(Reader &Source) {
  std::vector<std::string> Fields;
  std::string Field;
  bool IsQuoted = false;
  char Buffer[32];
  while (const std::size_t Size = Source.read(Buffer, sizeof(Buffer))) {
    for (std::size_t I = 0; I < Size; ++I) {
      if (Buffer[I] == '"') {
        IsQuoted = !IsQuoted;
      } else if (Buffer[I] == ';' && !IsQuoted) {
        Fields.push_back(std::move(Field));
        Field.clear();
      } else {
        Field += Buffer[I];
      }
    }
  }
  if (IsQuoted)
    throw std::runtime_error("a quote is not closed");
  Fields.push_back(std::move(Field));
  return Fields;
}

int main(int, char **Arguments) {
  const std::string Text = Arguments[0];
  FileReader File(Text);
  PipeReader Pipe(Text);
  SocketReader Socket(Text);
  MemoryReader Memory(Text);
  ConsoleReader Console(Text);
  GzipReader Gzip(Text);
  CipherReader Cipher(Text);
  ArchiveReader Archive(Text);
  std::size_t Count = 0;
  Count += readFields(File).size();
  Count += readFields(Pipe).size();
  Count += readFields(Socket).size();
  Count += readFields(Memory).size();
  Count += readFields(Console).size();
  Count += readFields(Gzip).size();
  Count += readFields(Cipher).size();
  Count += readFields(Archive).size();
  return Count > 8;
}
