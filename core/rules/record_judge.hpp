#pragma once

#include <string_view>
#include <vector>

#include "core/rules/customer_check.hpp"
#include "core/workflow/workflow.hpp"

namespace huifang {

// What a device knows before it makes an operation: would the office take it, as far as can be seen
// from here? The office judges again, with what it knows.
struct RecordVerdict {
  Fields fields;                 // The record as it will be; as it was when refused.
  Findings findings;             // What is wrong with fields.
  std::vector<Message> reasons;  // What stands against the act as a whole.
  std::vector<PolicyValue> because;
  bool rebased = false;

  bool accepted() const { return findings.empty() && reasons.empty(); }
};

// `context.scope` is the book the record is in or, for a new root, will be in (book_of). `known`
// finds doubles of customers; nullptr = not looked for.
RecordVerdict judge_create(const Record& record, const Actor& actor, const JudgeContext& context,
                           const CustomerIndex* known = nullptr);
RecordVerdict judge_set(const Record& before, const Fields& changes, const Actor& actor,
                        const JudgeContext& context, const CustomerIndex* known = nullptr);
RecordVerdict judge_transition(const Record& before, std::string_view event,
                               std::string_view from_seen, const Fields& arguments,
                               const Actor& actor, const JudgeContext& context);
// `fields` are those of the entry that comes of it; its id is the caller's to derive.
RecordVerdict judge_append(const Record& parent, std::string_view log, const Fields& body,
                           const Actor& actor, const JudgeContext& context);

}  // namespace huifang
