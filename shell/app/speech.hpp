#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/texts.hpp"
#include "shell/app/phrase_book.hpp"

namespace huifang::shell {

// A named value put into a text: {"name", "林静"} replaces "{name}".
using Said = std::pair<std::string_view, std::string_view>;

// What the screens say in one language: texts of the catalog, and moments, days and spans as people
// of that language write them. Times are local; the offset comes with each moment's day from the
// platform.
class Speech {
 public:
  Speech(const Texts& texts, Language language) : texts_(&texts), language_(language) {}

  Language language() const { return language_; }
  void set_language(Language language) { language_ = language; }
  std::string_view tag() const { return language_tag(language_); }

  // What comes back by reference stays as it is for this frame and the next: keep a copy of what is
  // needed longer.
  const std::string& say(std::string_view key, std::initializer_list<Said> values = {}) const;
  const std::string& say(const Message& message) const;
  // What happened alone, of a fault that is told in three parts; empty where the key is of none.
  const std::string& happened(std::string_view key) const;
  bool knows(std::string_view key) const { return texts_->has(language_, key); }
  Words words() const { return {*texts_, language_}; }

  // The formats of core/text in this language, relative to the moment the screen is drawn.
  // "2,000"; "¥12,345.00" of fen.
  const std::string& number(std::int64_t value) const;
  const std::string& money(std::int64_t fen) const;

  // "48213": a number that is a name, not a count.
  const std::string& digits(std::uint64_t number) const;
  // "139 0371 2255".
  const std::string& phone(std::string_view number) const;
  // Parts of a line, the empty ones left out: "云栖酒店 · 长安南路 118 号".
  const std::string& joined(std::initializer_list<std::string_view> parts,
                            std::string_view separator_key = "app.list.separator") const;

  // "10:24".
  const std::string& time(std::int64_t utc_ms) const;
  // Within today "10:24", within a week "周三 7:12", else "9月17日"; with the year where it is
  // another one.
  const std::string& moment(std::int64_t utc_ms) const;
  // As moment(), but never without its time: "9月17日 10:24".
  const std::string& moment_exact(std::int64_t utc_ms) const;
  // "2026年9月17日 10:24", for paper.
  const std::string& moment_full(std::int64_t utc_ms) const;
  // "今天", "昨天", "明天", else "9月17日".
  const std::string& day(std::int64_t days) const;
  // "9月17日", with the year where it is another one.
  const std::string& day_plain(std::int64_t days) const;
  // "2026年9月17日", for paper.
  const std::string& day_full(std::int64_t days) const;
  // "7 天前", "今天", "3 天后".
  const std::string& day_distance(std::int64_t days) const;
  // "9月17日 星期四" / "Thu 17 Sep".
  const std::string& day_with_weekday(std::int64_t days) const;
  // "24日 四" / "Thu 24"; with the month where it is another one.
  const std::string& day_chip(std::int64_t days) const;
  const std::string& weekday(int weekday) const;
  // "2026年11月" / "November 2026".
  const std::string& month(std::int64_t days) const;
  // "2026年9月14日至20日".
  const std::string& period(std::int64_t first, std::int64_t last) const;
  // "3 时 12 分"; below a minute "40 秒".
  const std::string& span(std::int64_t milliseconds) const;

  // A frame begins: the moment the screen is drawn and the local offset then; moments are told
  // relative to it.
  void set_now(std::int64_t now_ms, int offset_minutes);
  std::int64_t now_ms() const { return now_ms_; }
  std::int64_t today() const;
  std::int64_t day_of(std::int64_t utc_ms) const;
  int offset_minutes() const { return offset_minutes_; }

 private:
  // A phrase of that kind in the language of now; its values are to follow.
  PhraseBook& begin_phrase(std::string_view kind) const {
    return book_.of(kind).with(static_cast<std::int64_t>(language_));
  }
  // The phrase of that kind of these numbers, relative to today.
  template <class Make>
  const std::string& phrase(std::string_view kind, std::int64_t one, std::int64_t other,
                            Make make) const;

  const Texts* texts_;
  Language language_;
  std::int64_t now_ms_ = 0;
  int offset_minutes_ = 0;
  mutable PhraseBook book_;
};

}  // namespace huifang::shell
