#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/record/id.hpp"
#include "core/text/texts.hpp"
#include "shell/app/display.hpp"
#include "shell/app/route.hpp"
#include "sync/client/client.hpp"

namespace huifang::shell {

// What a view may ask for. Nothing happens while a frame is drawn: wishes are carried out after it,
// so a view never sees its records change under it.
class Actions {
 public:
  virtual ~Actions() = default;

  virtual void go(const Route& route) = 0;
  // The browser's way back; `otherwise` where this page was opened by a link.
  virtual void back(const Route& otherwise) = 0;
  virtual void use_other_language() = 0;
  virtual void use_language(Language language) = 0;
  virtual void use_colours(Colours colours) = 0;
  virtual void use_text_size(int percent) = 0;
  virtual void toggle_sunlight() = 0;
  virtual void call(std::string_view phone) = 0;

  virtual void sign_in() = 0;
  virtual void sign_in_as(std::string account) = 0;
  virtual void sync_now() = 0;
  // Makes what is being typed safe, then forgets the login. Work that was not accepted stays on the
  // device and is still handed over.
  virtual void sign_out() = 0;
  // Makes what is being typed safe, then starts the newer version.
  virtual void use_update() = 0;
  // Has the browser ask whether this becomes an app of the device.
  virtual void install() = 0;

  // Opens the visit sheet of a customer: goes on with the draft there is, or begins one and checks
  // in. `planned_visit` is the planned visit it fulfils, or nil.
  virtual void start_visit(const Id& customer, const Id& planned_visit) = 0;
  // Opens the sheet again with a visit that was sent back.
  virtual void correct_visit(const Id& visit) = 0;
  virtual void check_in(const Id& customer) = 0;
  virtual void undo_check_in(const Id& customer) = 0;
  // The draft in the state was changed by the view: it is made safe after a pause, or at once.
  virtual void visit_changed(const Id& customer) = 0;
  virtual void visit_left(const Id& customer) = 0;
  virtual void save_visit(const Id& customer) = 0;
  virtual void discard_visit(const Id& customer) = 0;

  // Puts the words that were shared under what stands in the customer's visit, which is begun
  // without checking in where none is being written, and opens its sheet.
  virtual void put_shared_into_visit(std::uint64_t key, const Id& customer) = 0;
  virtual void remove_shared(std::uint64_t key) = 0;

  virtual void begin_notes(const sync::RowView& customer) = 0;
  virtual void notes_changed() = 0;
  virtual void notes_left() = 0;

  // Puts a record, or rows of a list, on paper through the browser. `about` says which rows.
  virtual void print_record(EntityNumber type, const Id& id) = 0;
  virtual void print_list(EntityNumber type, std::vector<Id> ids, std::string about) = 0;
  // Hands a record's words to another app, or to the clipboard.
  virtual void share_record(EntityNumber type, const Id& id) = 0;

  virtual void settle(const Id& conflict, sync::ConflictChoice choice) = 0;
  virtual void correct_and_resend(const Id& transaction) = 0;
  virtual void dismiss(const Id& transaction) = 0;
};

}  // namespace huifang::shell
