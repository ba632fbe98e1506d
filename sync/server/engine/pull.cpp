#include <algorithm>

#include "sync/protocol/limits.hpp"
#include "sync/server/engine/engine_parts.hpp"
#include "sync/server/engine/pull_page.hpp"
#include "sync/server/engine/transaction.hpp"

namespace huifang::server {
namespace {

constexpr std::size_t kPageBytesMin = 1024;
constexpr std::size_t kPageBytesUsual = 256 * 1024;

std::size_t page_bytes(std::uint32_t asked) {
  if (asked == 0) return kPageBytesUsual;
  return std::clamp<std::size_t>(asked, kPageBytesMin, sync::kPullBytesMax);
}

}  // namespace

std::expected<sync::PullResponse, Refusal> Engine::pull(const PullAuthority& authority,
                                                        const sync::PullRequest& request,
                                                        std::int64_t now_ms) {
  if (request.schema_version < sync::kSchemaVersionPulledMin)
    return std::unexpected(Refusal{{ErrorCode::kInvalidInput, "sync.too_old", ""}});
  Parts& parts = *parts_;
  Transaction transaction(parts.store);
  if (const Status status =
          transaction.begin(parts.options.tenant, sync::ServerStore::Access::kRead);
      !status) {
    return std::unexpected(Refusal{status.error()});
  }
  const auto head = parts.store.head();
  if (!head) return std::unexpected(Refusal{head.error()});
  Cursor cursor{.office = head->office, .epoch = head->epoch};
  if (!request.cursor.empty()) {
    auto read = read_cursor(request.cursor);
    if (!read) return std::unexpected(Refusal{read.error()});
    cursor = std::move(*read);
    if (cursor.office != head->office) return std::unexpected(other_office());
    // From before a restore, from behind what is kept, or from a future that was lost.
    const bool reachable = cursor.epoch == head->epoch && cursor.since <= head->seq &&
                           cursor.started <= head->seq &&
                           (cursor.since == 0 || cursor.since >= head->horizon);
    if (!reachable)
      return std::unexpected(Refusal{{ErrorCode::kConflict, "sync.rebase", ""}, head->epoch});
  }
  sync::PullResponse response;
  response.server_ms = now_ms;
  PullPage page(parts.catalog, parts.rows, parts.office, authority, *head);
  if (const Status status = page.run(std::move(cursor), page_bytes(request.bytes_max), response);
      !status) {
    return std::unexpected(Refusal{status.error()});
  }
  return response;
}

}  // namespace huifang::server
