#include <utility>

#include "core/catalog/fields.hpp"
#include "shell/app/app.hpp"
#include "shell/app/faults.hpp"

namespace huifang::shell {

void App::settle(const Id& conflict, sync::ConflictChoice choice) {
  wish([this, conflict, choice] {
    if (!state_.settling.is_nil()) return;
    state_.settling = conflict;
    state_.sync_fault.clear();
    client_.settle(
        conflict, choice, answered([this](const std::expected<Id, sync::NotSaved>& result) {
          state_.settling = {};
          if (!result) {
            state_.sync_fault = fault_text(say_, result.error());
            return;
          }
          show_notice(
              say_.say("app.sync.conflict_settled", {{"time", say_.time(client_.now_ms())}}));
        }));
  });
}

void App::correct_and_resend(const Id& transaction) {
  wish([this, transaction] {
    const std::optional<sync::WorkItem> item = client_.work_item(transaction);
    if (!item) return;
    if (item->type == kVisitEntity) return resend_visit(*item);
    if (item->type == kCustomerEntity) resend_notes(*item);
  });
}

void App::dismiss(const Id& transaction) {
  wish([this, transaction] {
    client_.dismiss(transaction, answered([this](const Status& status) {
                      if (status) {
                        show_notice(say_.say("app.sync.dismissed"));
                      } else {
                        state_.sync_fault = fault_text(say_, status.error());
                      }
                    }));
  });
}

}  // namespace huifang::shell
