#pragma once

#include <vector>

#include "sync/server/engine/engine_parts.hpp"
#include "sync/server/engine/judging.hpp"

namespace huifang::server {

// The new operations of one push, judged one after another inside the open transaction.
class PushBatch {
 public:
  PushBatch(const Catalog& catalog, RowAccess& rows, OfficeDirectory& office,
            const EngineOptions& options, const PushAuthority& authority,
            const sync::PushRequest& request, std::int64_t now_ms)
      : place_{catalog, rows, office},
        options_(options),
        authority_(authority),
        request_(request),
        now_ms_(now_ms) {}

  // Takes every operation behind the writer's last counter under the sequence `seq`, and brings the
  // writer up to date. Fails only where the store does.
  Status run(sync::WriterRow& writer, sync::Sequence seq);

 private:
  struct Item {
    sync::Counter counter = 0;
    const Bytes* sent = nullptr;
    std::optional<sync::Operation> operation;  // Nothing when it could not be read.
    bool is_newer = false;                     // Than this program: not for it to judge.
    Verdict verdict;
    sync::Hlc effective = 0;
    bool uncertain = false;
  };

  std::vector<Item> read_items(const sync::WriterRow& writer) const;
  Status judge_group(std::span<Item> group, sync::WriterRow& writer);
  Judgement judge_guarded(Item& item);
  Judgement judge_item(Item& item);
  Result<std::optional<Verdict>> check_dependency(const Item& item);
  Status load_actor();
  Status keep(const Item& item);

  Workplace place_;
  const EngineOptions& options_;
  const PushAuthority& authority_;
  const sync::PushRequest& request_;
  std::int64_t now_ms_;
  sync::Sequence seq_ = 0;
  std::uint32_t logged_ = 0;
  std::optional<Actor> actor_;  // Nothing: nobody of that number works here now.
  std::vector<ScopeNumber> books_;
};

}  // namespace huifang::server
