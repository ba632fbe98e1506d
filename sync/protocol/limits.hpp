#pragma once

#include <cstddef>
#include <cstdint>

namespace huifang::sync {

inline constexpr std::uint8_t kProtocolVersion = 1;  // First byte of every body.
inline constexpr std::uint8_t kCipherPlain =
    0;  // Second byte; encryption comes with other numbers.
inline constexpr std::uint32_t kSchemaVersion = 1;  // Of the catalog's entities.
// An older program is told to update before it pulls; what it pushes is taken.
inline constexpr std::uint32_t kSchemaVersionPulledMin = 1;

inline constexpr std::size_t kOperationBytesMax = 64 * 1024;
inline constexpr std::size_t kBatchBytesMax = 1024 * 1024;
inline constexpr std::size_t kBatchOperationsMax = 500;
inline constexpr std::size_t kPullBytesMax = 1024 * 1024;  // What a device may ask for.
inline constexpr std::size_t kPullBodyBytesMax =
    4 * 1024 * 1024;  // What it takes: one large row may pass the above.
inline constexpr std::size_t kPullItemsMax = 100'000;         // Rows or roots of one page.
inline constexpr std::size_t kSmallBodyBytesMax = 16 * 1024;  // Sign-in, refresh, errors.
inline constexpr std::size_t kDepthMax = 12;
inline constexpr std::size_t kStringBytesMax = 32 * 1024;
inline constexpr std::size_t kItemsMax = 1'000;
inline constexpr std::size_t kNameBytesMax =
    256;  // Accounts, labels, keys, workflows, events, states.
inline constexpr std::size_t kPasswordBytesMax = 1024;
inline constexpr std::size_t kTokenBytesMax = 512;
inline constexpr std::size_t kPublicKeyBytes = 65;
inline constexpr std::uint64_t kSessionMax = (std::uint64_t{1} << 63) - 1;

}  // namespace huifang::sync
