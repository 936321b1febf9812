//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "lib/Facts/Requirements.h"
#include "lib/Facts/BodyReader.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/StringSet.h"
#include <functional>
#include <set>

namespace clang::templates {

using Kind = Term::Kind;

/// Calls of other templates are followed so deep.
static constexpr unsigned MaxCallDepth = 16;

namespace {

/// Writes terms in normal form.
class NormalForm {
public:
  NormalForm(const TemplateTypeParmDecl &Parameter, Reading As)
      : Parameter(Parameter), As(As) {}

  /// Empty if \p T speaks of anything but values of the parameter and integers.
  std::string write(const Term &T) const {
    switch (T.Is) {
    case Kind::Value:
      if (isParameter(T.Type))
        return "a";
      return isDifference(T.Type) ? "n" : number(T.Type).str();
    case Kind::Literal:
      return number(T.Type).str();
    case Kind::Copy:
      return operand(*T.Operands[0]);
    case Kind::Element:
      return operand(*T.Operands[0]) == "a" ? "for (a)" : "";
    case Kind::Construct:
    case Kind::Cast:
      if (T.Is == Kind::Construct ? !isParameter(T.Type)
                                  : !T.Type->isArithmeticType())
        return "";
      break;
    case Kind::StaticMember:
    case Kind::StaticCall:
    case Kind::Unknown:
      return "";
    default:
      break;
    }
    llvm::SmallVector<std::string, 2> Operands;
    for (const Term *Operand : T.Operands) {
      Operands.push_back(operand(*Operand));
      if (Operands.back().empty() || Operand->IsPack)
        return "";
    }
    if (Operands.size() == 2 && Operands[0] == "a" && Operands[1] == "a")
      Operands[1] = "b";
    // With a leaf for each operand.
    Term Flat = T;
    llvm::SmallVector<Term, 2> Leaves(Operands.size());
    for (size_t I = 0; I != Operands.size(); ++I) {
      Leaves[I].Is = Kind::Literal;
      Leaves[I].Name = Operands[I];
      Flat.Operands[I] = &Leaves[I];
    }
    return writeTerm(
        Flat, [](const Term &Leaf) { return Leaf.Name; },
        [&](QualType Type) -> std::string {
          return isParameter(Type) ? "T" : "n";
        });
  }

private:
  /// As write(); an operation that yields what it works on is its operand.
  std::string operand(const Term &T) const {
    std::string Form = write(T);
    static const llvm::StringSet<> Steps = {"++a",   "a++",    "--a",
                                            "a--",   "a + n",  "n + a",
                                            "a - n", "a += n", "a -= n"};
    if (As == Reading::Iterator) {
      if (Steps.contains(Form))
        return "a";
      return Form == "a - b" ||
                     (Form.size() == 5 && Form[0] == 'n' && (Form[4] == 'n'))
                 ? "n"
                 : Form;
    }
    const bool IsOperator = T.Is == Kind::Binary || T.Is == Kind::Prefix ||
                            T.Is == Kind::Postfix || T.Is == Kind::Copy;
    if (As == Reading::Number && IsOperator && !Form.empty())
      return Form.find('a') == std::string::npos ? "n" : "a";
    return Form;
  }

  bool isParameter(QualType T) const {
    const TemplateTypeParmType *P = parameterType(T);
    return P && P->getDepth() == Parameter.getDepth() &&
           P->getIndex() == Parameter.getIndex();
  }
  /// `typename It::difference_type`.
  bool isDifference(QualType T) const {
    const auto *Name = T.isNull() ? nullptr : T->getAs<DependentNameType>();
    const TemplateTypeParmType *Root = Name ? rootParameter(T) : nullptr;
    return Root && isParameter(QualType(Root, 0)) &&
           Name->getIdentifier()->isStr("difference_type");
  }
  static StringRef number(QualType T) {
    if (T.isNull() || T->isDependentType())
      return "";
    if (T->isIntegralOrUnscopedEnumerationType())
      return "n";
    return T->isRealFloatingType() ? "r" : "";
  }

  const TemplateTypeParmDecl &Parameter;
  const Reading As;
};

} // namespace

std::string normalForm(const Requirement &R,
                       const TemplateTypeParmDecl &Parameter, Reading As) {
  return R.Of ? NormalForm(Parameter, As).write(*R.Of) : "";
}

namespace {
class ParameterCollector : public RecursiveASTVisitor<ParameterCollector> {
public:
  bool VisitTemplateTypeParmType(TemplateTypeParmType *T) {
    Found.insert({T->getDepth(), T->getIndex()});
    return true;
  }
  std::set<std::pair<unsigned, unsigned>> Found;
};
} // namespace

static void addParameters(const Term &T, ParameterCollector &Collector) {
  if (!T.Type.isNull())
    Collector.TraverseType(T.Type.getCanonicalType());
  for (const Term *Operand : T.Operands)
    addParameters(*Operand, Collector);
}

std::vector<std::pair<unsigned, unsigned>> parametersOf(const Requirement &R) {
  ParameterCollector Collector;
  if (R.Of)
    addParameters(*R.Of, Collector);
  if (!R.Type.isNull())
    Collector.TraverseType(R.Type.getCanonicalType());
  return {Collector.Found.begin(), Collector.Found.end()};
}

std::string describe(const Requirement &R, const ASTContext &Context) {
  const PrintingPolicy &Policy = Context.getPrintingPolicy();
  const auto Type = [&](QualType Q) { return Q.getAsString(Policy); };
  std::function<std::string(const Term &)> Leaf =
      [&](const Term &L) -> std::string {
    if (!L.Name.empty())
      return L.Name;
    return L.Is == Kind::Copy ? writeTerm(*L.Operands[0], Leaf, Type)
                              : Type(L.Type);
  };
  if (R.Is == Requirement::Kind::Model)
    return knowledge::conceptEntry(R.Concept).Name.str() + "<" + Type(R.Type) +
           ">";
  if (!R.Of)
    return Type(R.Type);
  if (R.Of->Is == Kind::Element)
    return "for (" + R.Of->Name + " : " +
           writeTerm(*R.Of->Operands[0], Leaf, Type) + ")";
  return writeTerm(*R.Of, Leaf, Type);
}

bool RequirementFacts::read(const ConceptDecl &Concept,
                            const FunctionDecl &Asking, Requirements &All) {
  return BodyReader(*this, Context, Asking, All)
      .readConstraint(*Concept.getConstraintExpr());
}

const Requirements &RequirementFacts::of(const FunctionDecl &Pattern) {
  std::unique_ptr<Requirements> &Entry = Known[&Pattern];
  if (Entry)
    return *Entry;
  // What is asked for while it is read, as by a call of itself, finds nothing.
  Entry = std::make_unique<Requirements>();
  if (!Pattern.doesThisDeclarationHaveABody() || Nesting >= MaxCallDepth)
    return *Entry;
  auto Result = std::make_unique<Requirements>();
  ++Nesting;
  BodyReader(*this, Context, Pattern, *Result).run();
  --Nesting;
  return *(Known[&Pattern] = std::move(Result));
}

} // namespace clang::templates
