// What other apps handed to this one: taken over from the device's box into the drafts of the
// person who is signed in, and from there into a visit.

#include <algorithm>
#include <utility>

#include "shell/app/app.hpp"
#include "shell/app/faults.hpp"
#include "shell/app/shared_draft.hpp"
#include "shell/app/visit_act.hpp"

namespace huifang::shell {

void App::take_shared_drafts() {
  state_.shared.clear();
  for (const std::string& name : client_.draft_keys()) {
    if (!is_shared_draft(name)) continue;
    const sync::Draft* stored = client_.draft(name);
    Result<SharedItem> item = stored == nullptr ? failure(ErrorCode::kNotFound, "draft.malformed")
                                                : decode_shared_item(stored->bytes);
    if (item) state_.shared.push_back(*std::move(item));
  }
  std::ranges::sort(state_.shared, {}, &SharedItem::key);
  something_shared();
}

void App::something_shared() {
  if (drafts_of_ == 0) return;  // It waits in the box until somebody has signed in.
  shares_.load(answered([this, user = drafts_of_](const Result<std::vector<SharedItem>>& found) {
    if (!found || user != drafts_of_) return;
    for (const SharedItem& item : *found) take_over(item);
  }));
}

void App::take_over(const SharedItem& item) {
  keep_shared(item, [this, item] {
    shares_.claim(item.key, answered([](const Status&) {}));
    if (state_.route.screen != Screen::kShare)
      show_offer(say_.say("app.share.arrived"), say_.say("app.share.open"),
                 [this] { go({Screen::kShare, {}}); });
  });
}

// On the screen once it is on the device.
void App::keep_shared(const SharedItem& item, std::function<void()> kept) {
  client_.save_draft(
      shared_draft_name(item.key), encode(item),
      answered([this, item, user = drafts_of_, kept = std::move(kept)](const Status& status) {
        if (!status || user != drafts_of_) return;
        std::erase_if(state_.shared, [&](const SharedItem& one) { return one.key == item.key; });
        state_.shared.push_back(item);
        std::ranges::sort(state_.shared, {}, &SharedItem::key);
        if (kept) kept();
      }));
}

const SharedItem* App::shared_item(std::uint64_t key) const {
  const auto found = std::ranges::find(state_.shared, key, &SharedItem::key);
  return found == state_.shared.end() ? nullptr : &*found;
}

void App::put_shared_into_visit(std::uint64_t key, const Id& customer) {
  wish([this, key, customer] {
    const SharedItem* item = shared_item(key);
    if (item == nullptr) return;
    if (!state_.writing.contains(customer)) begin_visit(customer, {});
    VisitWriting& writing = state_.writing[customer];
    if (writing.saving) return;  // It ends with what it has; the words go into the next one.
    std::string& notes = writing.draft.notes;
    // Whoever was interrupted here and does it again finds it there once.
    if (!notes.contains(item->text)) {
      if (!notes.empty()) notes += "\n";
      notes += item->text;
    }
    state_.placing_shared = 0;
    state_.share_query.clear();
    store_draft(customer, [this, key] { words_are_placed(key); });
    open_visit_sheet(customer);
  });
}

// The visit's draft has the words and is on the device; what is left are pictures.
void App::words_are_placed(std::uint64_t key) {
  const SharedItem* item = shared_item(key);
  if (item == nullptr) return;
  if (item->pictures == 0) return forget_shared(key);
  SharedItem rest = *item;
  rest.text.clear();
  keep_shared(rest);
}

void App::forget_shared(std::uint64_t key) {
  std::erase_if(state_.shared, [key](const SharedItem& one) { return one.key == key; });
  client_.remove_draft(shared_draft_name(key), answered([](const Status&) {}));
}

void App::remove_shared(std::uint64_t key) {
  wish([this, key] {
    state_.removing_shared = 0;
    const SharedItem* found = shared_item(key);
    if (found == nullptr) return;
    const SharedItem item = *found;
    forget_shared(key);
    if (item.pictures > 0) {
      shares_.drop(key, answered([](const Status&) {}));
      show_notice(say_.say("app.share.removed"));
    } else {
      show_notice(say_.say("app.share.removed"), [this, item] { keep_shared(item); });
    }
  });
}

}  // namespace huifang::shell
