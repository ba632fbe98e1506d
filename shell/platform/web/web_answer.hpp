#pragma once

#include "core/error.hpp"
#include "shell/platform/web/web_bytes.hpp"

namespace huifang::shell {

// Reads the first part of an answer from the worker's storage: done, or why nothing was kept.
huifang::Status read_storage_status(WebByteReader& answer);

}  // namespace huifang::shell
