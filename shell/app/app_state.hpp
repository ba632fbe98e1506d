#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/record/id.hpp"
#include "core/text/texts.hpp"
#include "shell/app/display.hpp"
#include "shell/app/models/customer_list.hpp"
#include "shell/app/models/visit_order.hpp"
#include "shell/app/route.hpp"
#include "shell/app/visit_draft.hpp"
#include "shell/platform/share_box.hpp"
#include "shell/widgets/swipe_row.hpp"
#include "shell/widgets/table.hpp"
#include "sync/client/row_view.hpp"
#include "sync/client/transaction.hpp"

namespace huifang::shell {

// One of the demonstration's accounts, as the sign-in screen offers it.
struct DemoAccount {
  std::string account, name, unit, post;
};

// What the sign-in form holds. The password lives here only until signing in worked.
struct SignInForm {
  std::string account, password;
  bool show_password = false;
  bool busy = false;
  std::string account_error, password_error;  // Under the fields: keys of texts.
  Message fault;                              // Why it did not work; an empty key: no fault.
  std::int64_t wait_until_ms = 0;             // By the device's clock; 0 = no waiting.
  std::vector<DemoAccount> demo;
  std::string demo_password;
};

// A visit being written, and what the device knows of its safety.
struct VisitWriting {
  VisitDraft draft;
  std::int64_t dirty_since_ms = 0;          // 0: the device holds it as it is here.
  std::int64_t safe_ms = 0;                 // When it was last made safe; 0: not yet.
  std::string fault;                        // Key: why it could not be made safe.
  bool focused = false;                     // The notes, as the view saw them in the last frame.
  bool show_missing = false;                // Bring the person to what is missing.
  bool saving = false;                      // "Save visit" was pressed and is not answered yet.
  std::vector<sync::StepFinding> findings;  // What keeps it from being saved.
};

// A field of a record that is edited where it stands.
struct FieldEditing {
  Id entity;           // Nil: nothing is edited.
  sync::RowView seen;  // What stood there when the editing began.
  std::string text;
  bool allowed = true;   // Whether the person may change it.
  bool focused = false;  // As the view saw it in the last frame.
  std::int64_t dirty_since_ms = 0;
  std::int64_t safe_ms = 0;
  std::string fault;
  bool composing = false;  // An input method is at work: what stands there is no text yet.
  bool saving = false;
};

// A short line at the bottom, gone by itself, with one thing that can be done while it is there.
struct Notice {
  std::string words;
  std::int64_t until_ms = 0;
  std::string act;                  // What its button says.
  std::function<void()> carry_out;  // Empty: the button only puts the line away.
};

// What the screens remember for themselves. Records are not here: the replica has them.
struct AppState {
  Route route;
  SignInForm sign_in;
  std::map<Id, VisitWriting> writing;  // By customer.
  FieldEditing customer_notes;
  std::optional<Notice> notice;

  Display display;           // As the person wants it on this device.
  bool person_menu = false;  // Open.
  bool display_sheet = false;
  std::vector<SharedItem> shared;     // From other apps, on the device; by key.
  bool share_not_kept = false;        // What was shared last found no room on the device.
  std::uint64_t placing_shared = 0;   // Whose visit its words go into is being chosen; 0: none.
  std::uint64_t removing_shared = 0;  // Whether its pictures shall go is being asked; 0: none.
  std::string share_query;

  std::string customer_query;
  CustomerSort customers_sort;  // Of the desk's table,
  TableState customers_table, visits_table;
  VisitSort visits_sort;
  SwipeState customers_swipe;
  bool focus_search = false;  // The field that searches takes the focus when it is drawn.
  struct GoTo {
    bool open = false, opening = false;  // In its first frame.
    std::string query;
    int active = 0;
  } go_to;
  bool showing_keys = false;
  bool customer_details = false;           // Details instead of contacts on the customer's page.
  std::optional<std::int64_t> visits_day;  // Nothing chosen: today.
  std::int64_t visits_week_offset = 0;     // Weeks from the present one.
  bool picking_date = false;
  std::int64_t picked_month = 0;  // Any day of the month the picker shows.
  Id settling;                    // The conflict a choice is being saved for.
  bool showing_install = false;   // The person is told how to put it on the home screen.
  bool leaving = false;           // The person wants to sign out and is asked.
  std::string sync_fault;         // Key: why the last choice on the Sync page was not taken.
};

}  // namespace huifang::shell
