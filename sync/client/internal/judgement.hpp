#pragma once

#include <cstdint>
#include <vector>

#include "core/access/access.hpp"
#include "core/catalog/catalog.hpp"
#include "core/rules/policies.hpp"
#include "sync/client/status.hpp"
#include "sync/client/transaction.hpp"

namespace huifang::sync {

class LocalReplica;

// A step of an act that may be saved: its payload is complete.
struct JudgedStep {
  EntityNumber type = 0;
  Id entity;
  Id root;
  Sequence base = 0;
  Payload payload;
};

// Judges acts on the device, by the same rules of core that the office will apply: rights, fields,
// workflow. People, units and policies are those of the replica.
class Judgement {
 public:
  Judgement(const Catalog& catalog, LocalReplica& replica, const Person& person);

  // Each step on what the steps before it made. With findings nothing may be saved.
  std::vector<StepFinding> judge(const Transaction& transaction, std::int64_t now_ms,
                                 std::vector<JudgedStep>& judged);

 private:
  void refresh_directory();

  const Catalog& catalog_;
  LocalReplica& replica_;
  const Person& person_;
  Directory directory_;
  Policies policies_;
  std::uint64_t directory_version_ = 0;
};

}  // namespace huifang::sync
