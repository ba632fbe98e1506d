#pragma once

#include <cstddef>
#include <cstdint>

namespace huifang::sync {

inline constexpr std::uint8_t kProtocolVersion = 1;   // First byte of every body.
inline constexpr std::uint8_t kCipherPlain = 0;       // Second byte; encryption comes with other numbers.
inline constexpr std::uint32_t kSchemaVersion = 1;    // Of the catalog's entities.

inline constexpr std::size_t kOperationBytesMax = 64 * 1024;
inline constexpr std::size_t kBatchBytesMax = 1024 * 1024;
inline constexpr std::size_t kBatchOperationsMax = 500;
inline constexpr std::size_t kPullBytesMax = 1024 * 1024;
inline constexpr std::size_t kDepthMax = 12;
inline constexpr std::size_t kStringBytesMax = 32 * 1024;
inline constexpr std::size_t kItemsMax = 1'000;

}  // namespace huifang::sync
