#include <utility>

#include "core/catalog/fields.hpp"
#include "shell/app/app.hpp"
#include "shell/app/faults.hpp"
#include "shell/app/visit_act.hpp"

namespace huifang::shell {
namespace {

constexpr double kMillionth = 1e6;

// `written`, and over it all that an act gave to its visit, whatever its steps were.
Fields with_act(Fields written, const std::vector<sync::Operation>& operations) {
  const auto add = [&](const Fields& fields) {
    for (const FieldValue& field : fields) written.set(field.field, field.value);
  };
  for (const sync::Operation& operation : operations) {
    if (const auto* create = std::get_if<sync::Create>(&operation.payload)) add(create->fields);
    if (const auto* set = std::get_if<sync::Set>(&operation.payload)) add(set->fields);
    if (const auto* step = std::get_if<sync::Transition>(&operation.payload)) add(step->arguments);
  }
  return written;
}

huifang::Place stored_place(const Place& found) {
  return {.latitude_e6 = static_cast<std::int32_t>(found.latitude * kMillionth),
          .longitude_e6 = static_cast<std::int32_t>(found.longitude * kMillionth),
          .accuracy_m = static_cast<std::int32_t>(found.accuracy_m)};
}

}  // namespace

void App::start_visit(const Id& customer, const Id& planned_visit) {
  wish([this, customer, planned_visit] {
    if (!state_.writing.contains(customer)) {
      begin_visit(customer, planned_visit);
      begin_check_in(customer);
      store_draft(customer);
    }
    open_visit_sheet(customer);
  });
}

void App::begin_visit(const Id& customer, const Id& planned_visit) {
  VisitDraft& draft = state_.writing[customer].draft;
  draft.visit = planned_visit.is_nil() ? client_.new_id() : planned_visit;
  draft.customer = customer;
  draft.planned_visit = planned_visit;
  draft.started_ms = client_.now_ms();
  propose_next_date(draft, models_, say_);
}

void App::open_visit_sheet(const Id& customer) {
  platform_.push_route(address_of({Screen::kVisitSheet, customer}));
}

void App::correct_visit(const Id& visit) {
  wish([this, visit] {
    const sync::RowView seen = client_.replica().get(kVisitEntity, visit);
    if (!seen.present()) return;
    const Id customer = seen.record.fields.reference(visit_field::kCustomer);
    if (!state_.writing.contains(customer)) {
      VisitWriting& writing = state_.writing[customer];
      writing.draft = draft_of_fields(seen.record.fields);
      writing.draft.visit = visit;
      writing.draft.customer = customer;
      writing.draft.correction = true;
      writing.draft.started_ms = client_.now_ms();
      store_draft(customer);
    }
    open_visit_sheet(customer);
  });
}

void App::resend_visit(const sync::WorkItem& item) {
  if (item.operations.empty()) return;
  const Id customer = item.root;
  if (!state_.writing.contains(customer)) {
    VisitWriting& writing = state_.writing[customer];
    // What was sent back may be corrected again; all else the office did not take as it was, so
    // that the visit is made anew.
    const sync::RowView seen = client_.replica().get(kVisitEntity, item.entity);
    const bool again = seen.present() && is_sent_back(seen.record.fields.text(visit_field::kState));
    writing.draft =
        draft_of_fields(with_act(again ? seen.record.fields : Fields(), item.operations));
    writing.draft.correction = again;
    writing.draft.visit = again ? item.entity : client_.new_id();
    writing.draft.customer = customer;
    writing.draft.refused_act = item.id;
    writing.draft.started_ms = client_.now_ms();
    store_draft(customer);
  }
  open_visit_sheet(customer);
}

void App::check_in(const Id& customer) {
  wish([this, customer] {
    const auto writing = state_.writing.find(customer);
    if (writing == state_.writing.end()) return;
    writing->second.findings.clear();
    begin_check_in(customer);
    store_draft(customer);
  });
}

void App::begin_check_in(const Id& customer) {
  VisitDraft& draft = state_.writing[customer].draft;
  draft.check_in = CheckIn::kLocating;
  draft.check_in_ms = client_.now_ms();
  draft.place.reset();
  draft.no_place_reason.clear();
  platform_.locate(answered([this, customer, visit = draft.visit](const Place& found) {
    const auto writing = state_.writing.find(customer);
    if (writing == state_.writing.end()) return;
    VisitDraft& located = writing->second.draft;
    // The check-in may have been undone, or the visit saved and another begun, while the device
    // looked.
    if (located.visit != visit || located.check_in != CheckIn::kLocating) return;
    if (found.outcome == Place::Outcome::kFound) {
      located.check_in = CheckIn::kWithPlace;
      located.place = stored_place(found);
    } else {
      located.check_in = CheckIn::kWithoutPlace;
      located.no_place_reason =
          found.outcome == Place::Outcome::kRefused ? "refused" : "unavailable";
    }
    store_draft(customer);
  }));
}

void App::undo_check_in(const Id& customer) {
  wish([this, customer] {
    const auto writing = state_.writing.find(customer);
    if (writing == state_.writing.end()) return;
    VisitDraft& draft = writing->second.draft;
    draft.check_in = CheckIn::kNone;
    draft.check_in_ms = 0;
    draft.place.reset();
    draft.no_place_reason.clear();
    store_draft(customer);
  });
}

void App::visit_changed(const Id& customer) {
  VisitWriting& writing = state_.writing[customer];
  writing.dirty_since_ms = platform_.wall_ms();
  writing.fault.clear();
  writing.findings.clear();
}

void App::visit_left(const Id& customer) {
  wish([this, customer] {
    const auto writing = state_.writing.find(customer);
    if (writing != state_.writing.end() && writing->second.dirty_since_ms != 0)
      store_draft(customer);
  });
}

void App::store_draft(const Id& customer, std::function<void()> stored) {
  VisitWriting& writing = state_.writing[customer];
  // The act under way takes the draft with it, and one stored behind it would outlive its visit. If
  // the act fails, the draft is stored at the next pause.
  if (writing.saving) {
    writing.dirty_since_ms = platform_.wall_ms();
    return;
  }
  writing.dirty_since_ms = 0;
  writing.draft.changed_ms = client_.now_ms();
  client_.save_draft(
      visit_draft_name(customer), encode(writing.draft),
      answered([this, customer, visit = writing.draft.visit, changed_ms = writing.draft.changed_ms,
                stored = std::move(stored)](const Status& status) {
        if (status && stored) stored();
        const auto found = state_.writing.find(customer);
        if (found == state_.writing.end() || found->second.draft.visit != visit) return;
        VisitWriting& kept = found->second;
        if (status) {
          kept.safe_ms = changed_ms;
          kept.fault.clear();
          return;
        }
        kept.fault = status.error().key;
        if (kept.dirty_since_ms == 0) kept.dirty_since_ms = platform_.wall_ms();
      }));
}

void App::discard_visit(const Id& customer) {
  wish([this, customer] {
    const auto writing = state_.writing.find(customer);
    if (writing == state_.writing.end()) return;
    const VisitDraft draft = writing->second.draft;
    state_.writing.erase(writing);
    client_.remove_draft(visit_draft_name(customer), answered([](const Status&) {}));
    show_notice(say_.say("app.visit.discarded"), [this, customer, draft] {
      if (state_.writing.contains(customer)) return;
      state_.writing[customer].draft = draft;
      store_draft(customer);
      open_visit_sheet(customer);
    });
    platform_.back(address_of({Screen::kCustomer, customer}));
  });
}

void App::save_visit(const Id& customer) {
  wish([this, customer] { commit_visit(customer); });
}

void App::commit_visit(const Id& customer) {
  const auto found = state_.writing.find(customer);
  if (found == state_.writing.end() || found->second.saving) return;
  VisitWriting& writing = found->second;
  writing.findings.clear();
  for (Finding& finding :
       missing_in(writing.draft, client_.person()->employee, models_.policies())) {
    writing.findings.push_back({kVisitEntity, writing.draft.visit, std::move(finding)});
  }
  writing.show_missing = !writing.findings.empty();
  if (writing.show_missing) return;
  std::optional<sync::Transaction> transaction =
      visit_act(writing.draft, client_.person()->employee, client_.replica());
  if (!transaction) {  // What it goes on from is being read; the change notice of its coming brings
                       // a frame.
    waiting_saves_.push_back(customer);
    return;
  }
  transaction->finish_draft(visit_draft_name(customer));
  writing.saving = true;
  writing.fault.clear();
  client_.commit(std::move(*transaction),
                 answered([this, customer](const std::expected<Id, sync::NotSaved>& result) {
                   const auto saved = state_.writing.find(customer);
                   if (saved == state_.writing.end()) return;
                   saved->second.saving = false;
                   if (result) return take_saved_visit(customer);
                   saved->second.findings = result.error().findings;
                   if (saved->second.findings.empty())
                     saved->second.fault = result.error().error.key;
                 }));
}

void App::take_saved_visit(const Id& customer) {
  const VisitDraft draft = state_.writing[customer].draft;
  state_.writing.erase(customer);
  if (!draft.refused_act.is_nil())
    client_.dismiss(draft.refused_act, answered([](const Status&) {}));
  show_notice(say_.say("app.visit.saved_line", {{"name", models_.customer_name(customer)},
                                                {"time", say_.time(client_.now_ms())}}));
  if (state_.route.screen != Screen::kVisitSheet || state_.route.id != customer) return;
  const bool desk = face_of(*client_.person()) == Face::kDesk;
  platform_.replace_route(address_of({desk ? Screen::kVisits : Screen::kToday, {}}));
}

}  // namespace huifang::shell
