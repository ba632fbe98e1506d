#pragma once

#include <string_view>
#include <vector>

#include "core/workflow/workflow.hpp"

namespace huifang {

// What a guard sees: the record as it will be, the arguments that came with the event, the context.
struct GuardInput {
  const WorkflowDefinition& workflow;
  const EventDefinition& event;
  std::string_view from;  // The state the record is in; empty when it is being made.
  const Fields& fields;   // With the arguments over them.
  const Fields& arguments;
  const JudgeContext& context;
};

// What keeps the event from being done; nothing when the guard holds. Values it asked for are added
// to `because`.
using Guard = std::vector<Message> (*)(const GuardInput& input, std::vector<PolicyValue>& because);

// The guard the catalog calls `name`, or nullptr.
Guard find_guard(std::string_view name);

}  // namespace huifang
