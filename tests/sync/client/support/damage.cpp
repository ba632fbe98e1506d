#include "tests/sync/client/support/kept_bytes.hpp"

#include <cstdlib>
#include <fstream>

#include "sync/client/format/crc32c.hpp"

namespace huifang::sync::test {
namespace {

constexpr std::size_t kLineBytes = 48;
constexpr std::string_view kDigits = "0123456789abcdef";

void write_hex(const std::string& path, const Bytes& bytes) {
  std::ofstream file(path);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    file << kDigits[bytes[at] >> 4] << kDigits[bytes[at] & 15];
    if (at % kLineBytes == kLineBytes - 1) file << '\n';
  }
  file << '\n';
}

}  // namespace

Bytes kept_bytes(const std::string& name, const Bytes& made) {
  const std::string path = "tests/fixtures/formats/" + name + ".v1.hex";
  if (std::getenv("HUIFANG_MAKE_FIXTURES") != nullptr && !std::ifstream(path) && !made.empty())
    write_hex(path, made);
  std::ifstream file(path);
  std::string text;
  for (std::string line; file >> line;) text += line;
  Bytes bytes;
  for (std::size_t at = 0; at + 1 < text.size(); at += 2)
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(text.substr(at, 2), nullptr, 16)));
  return bytes;
}

Bytes with_byte(Bytes sealed, std::size_t at, std::uint8_t byte) {
  sealed[at] = byte;
  const std::size_t covered = sealed.size() - 4;
  const std::uint32_t checksum = crc32c(ByteView(sealed).first(covered));
  for (std::size_t place = 0; place < 4; ++place)
    sealed[covered + place] = static_cast<std::uint8_t>(checksum >> (8 * place));
  return sealed;
}

}  // namespace huifang::sync::test
