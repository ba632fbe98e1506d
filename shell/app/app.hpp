#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/catalog/catalog.hpp"
#include "shell/app/actions.hpp"
#include "shell/app/app_state.hpp"
#include "shell/app/code_scanner.hpp"
#include "shell/app/models/models.hpp"
#include "shell/app/program.hpp"
#include "shell/app/speech.hpp"
#include "shell/app/view.hpp"

namespace huifang::shell {

// Typing is made safe this long after its last key.
inline constexpr std::int64_t kTypingPauseMs = 1'000;
// What could not be made safe is tried again after that.
inline constexpr std::int64_t kSaveAgainMs = 2'000;
inline constexpr std::int64_t kNoticeMs = 8'000;

// The program: keeps the state of the screens, draws them, and carries out what they ask for.
class App final : public AppProgram, private Actions {
 public:
  App(Platform& platform, Surroundings surroundings, Catalog catalog);

  void draw_frame(Ui& ui) override;
  sync::Client& client() override { return client_; }
  bool at_rest() const override;
  // The page may be killed while it is out of sight: what was typed is given to the device at once.
  void visibility_changed(bool visible) override;
  void something_shared() override;

 private:
  // Actions.
  void go(const Route& route) override;
  void back(const Route& otherwise) override;
  void use_other_language() override;
  void use_language(Language language) override;
  void use_colours(Colours colours) override;
  void use_text_size(int percent) override;
  void toggle_sunlight() override;
  void call(std::string_view phone) override;
  void sign_in() override;
  void sign_in_as(std::string account) override;
  void sync_now() override;
  void sign_out() override;
  void use_update() override;
  void install() override;
  void start_visit(const Id& customer, const Id& planned_visit) override;
  void correct_visit(const Id& visit) override;
  void check_in(const Id& customer) override;
  void undo_check_in(const Id& customer) override;
  void visit_changed(const Id& customer) override;
  void visit_left(const Id& customer) override;
  void save_visit(const Id& customer) override;
  void discard_visit(const Id& customer) override;
  void put_shared_into_visit(std::uint64_t key, const Id& customer) override;
  void remove_shared(std::uint64_t key) override;
  void begin_notes(const sync::RowView& customer) override;
  void notes_changed() override;
  void notes_left() override;
  void print_record(EntityNumber type, const Id& id) override;
  void print_list(EntityNumber type, std::vector<Id> ids, std::string about) override;
  void share_record(EntityNumber type, const Id& id) override;
  void settle(const Id& conflict, sync::ConflictChoice choice) override;
  void correct_and_resend(const Id& transaction) override;
  void dismiss(const Id& transaction) override;

  // The frame, in its order.
  void take_route();
  void take_scan(Ui& ui);
  void take_language();
  void take_display(Ui& ui);
  void take_drafts();
  void take_asked_code();
  void save_what_is_due(Ui& ui);
  void draw_screens(Ui& ui);
  void draw_notice(Ui& ui);
  void carry_out_wishes();
  void go_on_when_safe();

  void wish(std::function<void()> act) { wishes_.push_back(std::move(act)); }
  // Wraps an answer so that it does nothing when the program is gone, and asks for a frame after
  // it.
  template <class Answer>
  auto answered(Answer answer) {
    return
        [this, alive = std::weak_ptr<bool>(alive_), answer = std::move(answer)](auto&&... values) {
          if (alive.expired()) return;
          answer(std::forward<decltype(values)>(values)...);
          platform_.request_frame();
        };
  }
  std::string address_of(const Route& route) const;
  // Shows the customer of that number or, where there is none, a search for it.
  void open_customer_of(const std::string& code);
  void show_notice(std::string words, std::function<void()> undo = {});
  // With an act of another name than undoing.
  void show_offer(std::string words, std::string act, std::function<void()> carry_out);
  void tell_of_updates();
  Face face_of(const sync::Person& person) const;
  bool may_visit(const sync::Person& person);

  // Does it once nothing that was typed is on the screen only; not at all when it cannot be stored.
  void when_safe(std::function<void()> act);
  bool everything_is_kept() const;
  void forget_person();
  void ask_for_demo_accounts();
  void send_sign_in();
  void open_visit_sheet(const Id& customer);
  void begin_visit(const Id& customer, const Id& planned_visit);
  void begin_check_in(const Id& customer);
  // `stored` is called once this state of the draft is on the device; not at all if it cannot be.
  void store_draft(const Id& customer, std::function<void()> stored = {});
  void commit_visit(const Id& customer);
  void take_saved_visit(const Id& customer);
  void take_shared_drafts();
  void take_over(const SharedItem& item);
  void keep_shared(const SharedItem& item, std::function<void()> kept = {});
  const SharedItem* shared_item(std::uint64_t key) const;
  void words_are_placed(std::uint64_t key);
  void forget_shared(std::uint64_t key);
  void store_notes();
  // The sheet of a record; nothing where the device has not got it.
  std::optional<PrintDocument> sheet_of(EntityNumber type, const Id& id);
  void resend_visit(const sync::WorkItem& item);
  void resend_notes(const sync::WorkItem& item);

  Platform& platform_;
  Catalog catalog_;
  sync::Network& network_;
  ShareBox& shares_;
  sync::Client client_;
  Models models_;
  Speech say_;
  AppState state_;
  std::vector<std::function<void()>> wishes_;
  std::function<void()> when_safe_;
  std::vector<Id> waiting_saves_;  // Customers whose visit waits for a row to be read.
  std::string shown_route_, shown_title_, asked_language_;
  std::string asked_code_;  // A customer that the address names by number, until it is found.
  CodeScanner scanner_;
  Display display_;
  Colours before_sunlight_ = Colours::kAsDevice;
  bool look_told_ = false;
  bool demo_asked_ = false;
  bool told_update_ready_ = false, told_updated_ = false;
  sync::UserId drafts_of_ = 0;  // Whose drafts are in the state.
  // Who was asked about, so that it is not asked in each frame.
  sync::Person asked_of_;
  bool may_visit_ = false;
  std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace huifang::shell
