#pragma once

#include <expected>

#include "core/text/texts.hpp"

namespace huifang {

// What was understood, or why it was not.
template <class T>
using Checked = std::expected<T, Message>;

inline std::unexpected<Message> refused(std::string key, TextParameters parameters = {}) {
  return std::unexpected(Message{std::move(key), std::move(parameters)});
}

}  // namespace huifang
