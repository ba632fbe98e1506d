#include "core/catalog/fields.hpp"

#include <gtest/gtest.h>

#include "core/catalog/catalog.hpp"
#include "core/catalog/embedded.hpp"

namespace huifang {
namespace {

struct Row {
  EntityNumber entity;
  FieldNumber number;
  const char* name;
};

constexpr Row kRows[] = {
    {kUnitEntity, unit_field::kName, "name"},
    {kUnitEntity, unit_field::kNumber, "number"},
    {kUnitEntity, unit_field::kKind, "kind"},
    {kUnitEntity, unit_field::kHead, "head"},
    {kUnitEntity, unit_field::kParent, "parent"},
    {kUnitEntity, unit_field::kHours, "hours"},
    {kUnitEntity, unit_field::kHolidays, "holidays"},
    {kUnitEntity, unit_field::kCompetingOrder, "competing_order"},
    {kEmployeeEntity, employee_field::kName, "name"},
    {kEmployeeEntity, employee_field::kAccount, "account"},
    {kEmployeeEntity, employee_field::kStaffNumber, "staff_number"},
    {kEmployeeEntity, employee_field::kUserNumber, "user_number"},
    {kEmployeeEntity, employee_field::kUnit, "unit"},
    {kEmployeeEntity, employee_field::kRole, "role"},
    {kEmployeeEntity, employee_field::kPost, "post"},
    {kEmployeeEntity, employee_field::kManager, "manager"},
    {kEmployeeEntity, employee_field::kAccountState, "account_state"},
    {kEmployeeEntity, employee_field::kDelegate, "delegate"},
    {kEmployeeEntity, employee_field::kDelegateFrom, "delegate_from"},
    {kEmployeeEntity, employee_field::kDelegateUntil, "delegate_until"},
    {kEmployeeEntity, employee_field::kLeaveState, "leave_state"},
    {kEmployeeEntity, employee_field::kMobile, "mobile"},
    {kCustomerEntity, customer_field::kCode, "code"},
    {kCustomerEntity, customer_field::kName, "name"},
    {kCustomerEntity, customer_field::kShortName, "short_name"},
    {kCustomerEntity, customer_field::kKind, "kind"},
    {kCustomerEntity, customer_field::kType, "type"},
    {kCustomerEntity, customer_field::kNature, "nature"},
    {kCustomerEntity, customer_field::kSupervisingBody, "supervising_body"},
    {kCustomerEntity, customer_field::kIndustry, "industry"},
    {kCustomerEntity, customer_field::kSize, "size"},
    {kCustomerEntity, customer_field::kProvince, "province"},
    {kCustomerEntity, customer_field::kCity, "city"},
    {kCustomerEntity, customer_field::kDistrict, "district"},
    {kCustomerEntity, customer_field::kAddress, "address"},
    {kCustomerEntity, customer_field::kMobile, "mobile"},
    {kCustomerEntity, customer_field::kLandline, "landline"},
    {kCustomerEntity, customer_field::kEmail, "email"},
    {kCustomerEntity, customer_field::kWechat, "wechat"},
    {kCustomerEntity, customer_field::kContactName, "contact_name"},
    {kCustomerEntity, customer_field::kContactPost, "contact_post"},
    {kCustomerEntity, customer_field::kBirthday, "birthday"},
    {kCustomerEntity, customer_field::kOwner, "owner"},
    {kCustomerEntity, customer_field::kUnit, "unit"},
    {kCustomerEntity, customer_field::kSource, "source"},
    {kCustomerEntity, customer_field::kRegion, "region"},
    {kCustomerEntity, customer_field::kGrade, "grade"},
    {kCustomerEntity, customer_field::kValueClass, "value_class"},
    {kCustomerEntity, customer_field::kVip, "vip"},
    {kCustomerEntity, customer_field::kLifeCycle, "life_cycle"},
    {kCustomerEntity, customer_field::kRelation, "relation"},
    {kCustomerEntity, customer_field::kFirstContactOn, "first_contact_on"},
    {kCustomerEntity, customer_field::kLastPurchaseOn, "last_purchase_on"},
    {kCustomerEntity, customer_field::kTotalAmount, "total_amount"},
    {kCustomerEntity, customer_field::kNotes, "notes"},
    {kCustomerEntity, customer_field::kFilingState, "filing_state"},
    {kCustomerEntity, customer_field::kCompleteness, "completeness"},
    {kCustomerEntity, customer_field::kDoNotContact, "do_not_contact"},
    {kCustomerEntity, customer_field::kConsent, "consent"},
    {kCustomerEntity, customer_field::kVerifiedOn, "verified_on"},
    {kCustomerEntity, customer_field::kVerifiedBy, "verified_by"},
    {kContactEntity, contact_field::kCustomer, "customer"},
    {kContactEntity, contact_field::kName, "name"},
    {kContactEntity, contact_field::kGender, "gender"},
    {kContactEntity, contact_field::kAge, "age"},
    {kContactEntity, contact_field::kOccupation, "occupation"},
    {kContactEntity, contact_field::kIncomeBand, "income_band"},
    {kContactEntity, contact_field::kEmployer, "employer"},
    {kContactEntity, contact_field::kDepartment, "department"},
    {kContactEntity, contact_field::kPost, "post"},
    {kContactEntity, contact_field::kKeyRole, "key_role"},
    {kContactEntity, contact_field::kInfluence, "influence"},
    {kContactEntity, contact_field::kMobile, "mobile"},
    {kContactEntity, contact_field::kLandline, "landline"},
    {kContactEntity, contact_field::kEmail, "email"},
    {kContactEntity, contact_field::kWechat, "wechat"},
    {kContactEntity, contact_field::kAddress, "address"},
    {kContactEntity, contact_field::kHobbies, "hobbies"},
    {kContactEntity, contact_field::kPreferences, "preferences"},
    {kContactEntity, contact_field::kFamily, "family"},
    {kContactEntity, contact_field::kBirthday, "birthday"},
    {kContactEntity, contact_field::kAnniversary, "anniversary"},
    {kContactEntity, contact_field::kRelationToOwner, "relation_to_owner"},
    {kContactEntity, contact_field::kContactFrequency, "contact_frequency"},
    {kContactEntity, contact_field::kPreferredChannel, "preferred_channel"},
    {kContactEntity, contact_field::kNotes, "notes"},
    {kContactEntity, contact_field::kVerifiedOn, "verified_on"},
    {kVisitEntity, visit_field::kCustomer, "customer"},
    {kVisitEntity, visit_field::kRep, "rep"},
    {kVisitEntity, visit_field::kState, "state"},
    {kVisitEntity, visit_field::kCode, "code"},
    {kVisitEntity, visit_field::kPurpose, "purpose"},
    {kVisitEntity, visit_field::kChannel, "channel"},
    {kVisitEntity, visit_field::kPlannedAt, "planned_at"},
    {kVisitEntity, visit_field::kCheckInAt, "check_in_at"},
    {kVisitEntity, visit_field::kCheckInPlace, "check_in_place"},
    {kVisitEntity, visit_field::kNoPlaceReason, "no_place_reason"},
    {kVisitEntity, visit_field::kCheckOutAt, "check_out_at"},
    {kVisitEntity, visit_field::kCheckOutPlace, "check_out_place"},
    {kVisitEntity, visit_field::kResult, "result"},
    {kVisitEntity, visit_field::kSatisfaction, "satisfaction"},
    {kVisitEntity, visit_field::kNotes, "notes"},
    {kVisitEntity, visit_field::kNextOn, "next_on"},
    {kVisitEntity, visit_field::kAmends, "amends"},
    {kVisitEntity, visit_field::kContactsMet, "contacts_met"},
    {kVisitEntity, visit_field::kParticipants, "participants"},
    {kVisitEntity, visit_field::kTopics, "topics"},
    {kVisitEntity, visit_field::kHealthService, "health_service"},
    {kVisitEntity, visit_field::kMaterialLeft, "material_left"},
    {kVisitEntity, visit_field::kProductShown, "product_shown"},
    {kVisitEntity, visit_field::kCompetitorNews, "competitor_news"},
    {kVisitEntity, visit_field::kPromises, "promises"},
    {kVisitEntity, visit_field::kNextStep, "next_step"},
    {kVisitEntity, visit_field::kComment, "comment"},
    {kVisitEntity, visit_field::kReason, "reason"},
    {kVisitEntity, visit_field::kReviewedBy, "reviewed_by"},
    {kPolicyEntity, policy_field::kKey, "key"},
    {kPolicyEntity, policy_field::kValue, "value"},
    {kPolicyEntity, policy_field::kUnit, "unit"},
    {kPolicyEntity, policy_field::kClass, "class"},
    {kPolicyEntity, policy_field::kEffectiveFrom, "effective_from"},
    {kPolicyEntity, policy_field::kApprovedBy, "approved_by"},
    {kPolicyEntity, policy_field::kNote, "note"},
    {kTextEntity, text_field::kKey, "key"},
    {kTextEntity, text_field::kLanguage, "language"},
    {kTextEntity, text_field::kValue, "value"},
    {kConflictEntity, conflict_field::kEntityType, "entity_type"},
    {kConflictEntity, conflict_field::kEntity, "entity"},
    {kConflictEntity, conflict_field::kField, "field"},
    {kConflictEntity, conflict_field::kState, "state"},
    {kConflictEntity, conflict_field::kKeptValue, "kept_value"},
    {kConflictEntity, conflict_field::kKeptBy, "kept_by"},
    {kConflictEntity, conflict_field::kKeptAt, "kept_at"},
    {kConflictEntity, conflict_field::kKeptOperation, "kept_operation"},
    {kConflictEntity, conflict_field::kOtherValue, "other_value"},
    {kConflictEntity, conflict_field::kOtherBy, "other_by"},
    {kConflictEntity, conflict_field::kOtherAt, "other_at"},
    {kConflictEntity, conflict_field::kOtherOperation, "other_operation"},
    {kConflictEntity, conflict_field::kDecision, "decision"},
    {kConflictEntity, conflict_field::kDecidedBy, "decided_by"},
    {kConflictEntity, conflict_field::kDecidedAt, "decided_at"},
    {kEntryEntity, entry_field::kParentType, "parent_type"},
    {kEntryEntity, entry_field::kParent, "parent"},
    {kEntryEntity, entry_field::kLog, "log"},
    {kEntryEntity, entry_field::kBody, "body"},
    {kEntryEntity, entry_field::kAuthor, "author"},
    {kEntryEntity, entry_field::kOccurredAt, "occurred_at"},
    {kEntryEntity, entry_field::kAmends, "amends"},
};

TEST(CatalogFields, CodeAndCatalogAgree) {
  const auto catalog = load_catalog(catalog_files());
  ASSERT_TRUE(catalog) << catalog.error().detail;
  std::size_t fields = 0;
  for (const EntityDefinition& entity : catalog->entities()) fields += entity.fields.size();
  EXPECT_EQ(fields, std::size(kRows)) << "a field of the catalog has no constant";
  for (const Row& row : kRows) {
    const EntityDefinition* entity = catalog->entity(row.entity);
    ASSERT_NE(entity, nullptr) << row.name;
    const FieldDefinition* field = entity->field(row.number);
    ASSERT_NE(field, nullptr) << entity->name << "." << row.name;
    EXPECT_EQ(field->name, row.name) << entity->name;
  }
}

}  // namespace
}  // namespace huifang
