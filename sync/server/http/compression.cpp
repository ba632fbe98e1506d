#include "sync/server/http/compression.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>

#include "sync/server/http/message.hpp"

namespace huifang::server {
namespace {

constexpr int kGzipWindowBits = 15 + 16;  // zlib's way of saying "gzip only".
constexpr std::size_t kChunkBytes = 16 * 1024;

std::unexpected<Error> not_gzip() {
  return failure(ErrorCode::kInvalidInput, "http.body_not_gzip");
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_zero_weight(std::string_view parameters) {
  const auto weight = parameters.find("q=");
  if (weight == std::string_view::npos) return false;
  const std::string_view number = trimmed(parameters.substr(weight + 2));
  return !number.empty() && number.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace

Result<Bytes> gunzip(ByteView packed, std::size_t bytes_max) {
  z_stream stream{};
  if (inflateInit2(&stream, kGzipWindowBits) != Z_OK)
    return failure(ErrorCode::kUnavailable, "http.busy");
  const std::unique_ptr<z_stream, int (*)(z_stream*)> closing(&stream, inflateEnd);
  stream.next_in = const_cast<Bytef*>(packed.data());  // zlib reads it only.
  stream.avail_in = static_cast<uInt>(packed.size());

  Bytes plain;
  std::array<std::uint8_t, kChunkBytes> chunk;
  int state = Z_OK;
  while (state != Z_STREAM_END) {
    stream.next_out = chunk.data();
    stream.avail_out = static_cast<uInt>(chunk.size());
    state = inflate(&stream, Z_NO_FLUSH);
    const std::size_t made = chunk.size() - stream.avail_out;
    const bool stuck = state == Z_BUF_ERROR || (made == 0 && state == Z_OK);
    if ((state != Z_OK && state != Z_STREAM_END) || stuck) return not_gzip();
    if (made > bytes_max - plain.size())
      return failure(ErrorCode::kTooLarge, "http.body_too_large");
    plain.insert(plain.end(), chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(made));
  }
  if (stream.avail_in != 0) return not_gzip();
  return plain;
}

Bytes gzip(ByteView plain, int level) {
  z_stream stream{};
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindowBits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    return {};
  const std::unique_ptr<z_stream, int (*)(z_stream*)> closing(&stream, deflateEnd);
  Bytes packed(deflateBound(&stream, static_cast<uLong>(plain.size())));
  stream.next_in = const_cast<Bytef*>(plain.data());
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = packed.data();
  stream.avail_out = static_cast<uInt>(packed.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) return {};
  packed.resize(packed.size() - stream.avail_out);
  return packed;
}

Bytes brotli(ByteView plain, int quality) {
  Bytes packed(BrotliEncoderMaxCompressedSize(plain.size()));
  std::size_t size = packed.size();
  const bool done =
      BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_GENERIC, plain.size(),
                            plain.data(), &size, packed.data()) == BROTLI_TRUE;
  packed.resize(done ? size : 0);
  return packed;
}

bool accepts_encoding(std::string_view accept_encoding, std::string_view encoding) {
  while (!accept_encoding.empty()) {
    const auto comma = std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view entry = trimmed(accept_encoding.substr(0, comma));
    const auto semicolon = std::min(entry.find(';'), entry.size());
    if (equal_without_case(trimmed(entry.substr(0, semicolon)), encoding)) {
      return !is_zero_weight(entry.substr(semicolon));
    }
    accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
  }
  return false;
}

}  // namespace huifang::server
