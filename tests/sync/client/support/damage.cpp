#include "tests/sync/client/support/damage.hpp"

#include "sync/client/format/crc32c.hpp"

namespace huifang::sync::test {
Bytes with_byte(Bytes sealed, std::size_t at, std::uint8_t byte) {
  sealed[at] = byte;
  const std::size_t covered = sealed.size() - 4;
  const std::uint32_t checksum = crc32c(ByteView(sealed).first(covered));
  for (std::size_t place = 0; place < 4; ++place)
    sealed[covered + place] = static_cast<std::uint8_t>(checksum >> (8 * place));
  return sealed;
}

}  // namespace huifang::sync::test
