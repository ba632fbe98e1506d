#pragma once

#include <string>
#include <vector>

namespace huifang::shell {

// What is put on paper, as real text that the browser lays out on A4, and that can be saved as PDF.
// All words are in the reader's language already.
struct PrintDocument {
  struct Field {
    std::string label, value;  // An empty value is a blank to be filled in by hand.
    bool wide = false;         // Across the page: long texts.
  };
  struct Column {
    std::string title;
    float share = 1;  // Of the width.
  };
  struct Section {
    std::string title;  // May be empty.
    std::vector<Field> fields;
    std::vector<Column> columns;  // With rows: a table whose head is repeated on every page.
    std::vector<std::vector<std::string>> rows;
  };

  std::string language;  // "zh-CN"
  std::string title;     // Also the name of the file.
  std::string subtitle;  // What it is about: a period, a search, how many rows.
  std::string number;    // Of the form, at the head of every page.
  std::string head;      // At the head of every page: whose it is.
  std::string foot;      // At the foot of every page: receipt, who printed it and when.
  std::string pages;     // "Page {page} of {pages}", where the browser can count them.
  std::vector<Section> sections;
  std::vector<std::vector<std::string>> blanks;  // Lines of what is filled in and signed by hand.
};

// How an offer to share ended.
enum class ShareOutcome {
  kShared,   // Handed to another app.
  kCopied,   // The browser cannot share; it is in the clipboard.
  kStopped,  // By the person.
  kRefused,  // Neither was possible.
};

}  // namespace huifang::shell
