//===----------------------------------------------------------------------===//
//
// Part of tidy-templates, under the Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What TidyTemplatesClang.so loads into clang: our checks during the build.
//
//   clang++ -fplugin=TidyTemplatesClang.so
//           [-fplugin-arg-tidy_templates-checks=GLOBS]
//           [-fplugin-arg-tidy_templates-warnings-as-errors=GLOBS]
//           [-fplugin-arg-tidy_templates-config=YAML]
//           [-fplugin-arg-tidy_templates-config-file=FILE] ...
//
// The arguments and .clang-tidy mean what they mean to clang-tidy, except that
// where neither says anything, all of our checks run, and that no others exist.
//
// clang-tidy's own plugin hands each diagnostic to the compiler at once. Here
// they are collected as in clang-tidy, so that the header filter, duplicates,
// the order and 'WarningsAsErrors' are the same there and here:
//
//   checks -> ClangTidyDiagnosticConsumer -> ClangTidyError
//          -> warning of the compiler (which knows -Werror, -w and formats)
//
//===----------------------------------------------------------------------===//

#include "clang-tidy/ClangTidy.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"
#include "clang/Frontend/MultiplexConsumer.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace clang::tidy::templates {
namespace {

// Runs the checks, and tells the compiler what they have found.
class ChecksConsumer : public MultiplexConsumer {
public:
  ChecksConsumer(DiagnosticsEngine &Compiler,
                 std::unique_ptr<ClangTidyContext> Context,
                 std::unique_ptr<ClangTidyDiagnosticConsumer> Found,
                 std::unique_ptr<DiagnosticsEngine> Engine,
                 std::vector<std::unique_ptr<ASTConsumer>> Checks)
      : MultiplexConsumer(std::move(Checks)), Compiler(Compiler),
        Context(std::move(Context)), Found(std::move(Found)),
        Engine(std::move(Engine)) {}

  void HandleTranslationUnit(ASTContext &AST) override {
    if (Compiler.hasUncompilableErrorOccurred())
      return;
    MultiplexConsumer::HandleTranslationUnit(AST);
    for (const ClangTidyError &Error : Found->take())
      report(Error);
  }

private:
  void report(const ClangTidyError &Error) {
    DiagnosticsEngine::Level Level = DiagnosticsEngine::Error;
    if (Error.DiagLevel == ClangTidyError::Warning && !Error.IsWarningAsError) {
      // The compiler does not apply these to diagnostics of plugins.
      if (Compiler.getIgnoreAllWarnings())
        return;
      if (!Compiler.getWarningsAsErrors())
        Level = DiagnosticsEngine::Warning;
    }
    report(Error.Message,
           Error.Message.Message + " [" + Error.DiagnosticName + "]", Level);
    for (const tooling::DiagnosticMessage &Note : Error.Notes)
      report(Note, Note.Message, DiagnosticsEngine::Note);
  }

  void report(const tooling::DiagnosticMessage &Message, StringRef Text,
              DiagnosticsEngine::Level Level) {
    const unsigned ID = Compiler.getDiagnosticIDs()->getCustomDiagID(
        static_cast<DiagnosticIDs::Level>(Level), "%0");
    DiagnosticBuilder Diag =
        Compiler.Report(locate(Message.FilePath, Message.FileOffset), ID);
    Diag << Text;
    for (const auto &[File, Fixes] : Message.Fix)
      for (const tooling::Replacement &Fix : Fixes) {
        const SourceLocation Begin = locate(File, Fix.getOffset());
        const SourceLocation End =
            locate(File, Fix.getOffset() + Fix.getLength());
        if (Begin.isValid())
          Diag << FixItHint::CreateReplacement(
              CharSourceRange::getCharRange(Begin, End),
              Fix.getReplacementText());
      }
  }

  // Nowhere, if the file is not one of this translation unit.
  SourceLocation locate(StringRef File, unsigned Offset) const {
    SourceManager &Sources = Compiler.getSourceManager();
    const OptionalFileEntryRef Entry =
        Sources.getFileManager().getOptionalFileRef(File);
    if (!Entry)
      return {};
    const FileID ID = Sources.translateFile(*Entry);
    return ID.isValid() ? Sources.getComposedLoc(ID, Offset) : SourceLocation();
  }

  DiagnosticsEngine &Compiler;
  // In the order in which each needs those before it.
  std::unique_ptr<ClangTidyContext> Context;
  std::unique_ptr<ClangTidyDiagnosticConsumer> Found;
  std::unique_ptr<DiagnosticsEngine> Engine;
};

class ChecksAction : public PluginASTAction {
public:
  // Before code is generated: there is none where a finding is an error.
  ActionType getActionType() override { return AddBeforeMainAction; }

  bool ParseArgs(const CompilerInstance &Compiler,
                 const std::vector<std::string> &Args) override {
    for (StringRef Arg : Args)
      if (llvm::Error Problem = parse(Arg)) {
        DiagnosticsEngine &Diags = Compiler.getDiagnostics();
        Diags.Report(Diags.getCustomDiagID(DiagnosticsEngine::Error,
                                           "tidy-templates: %0"))
            << llvm::toString(std::move(Problem));
        return false;
      }
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &Compiler,
                                                 StringRef File) override {
    auto Context = std::make_unique<ClangTidyContext>(optionsProvider());
    auto Found = std::make_unique<ClangTidyDiagnosticConsumer>(*Context);
    auto Options = std::make_unique<DiagnosticOptions>();
    auto Engine = std::make_unique<DiagnosticsEngine>(
        DiagnosticIDs::create(), *Options, Found.get(),
        /*ShouldOwnClient=*/false);
    Context->setDiagnosticsEngine(std::move(Options), Engine.get());

    std::vector<std::unique_ptr<ASTConsumer>> Checks;
    Checks.push_back(ClangTidyASTConsumerFactory(*Context).createASTConsumer(
        Compiler, File));
    return std::make_unique<ChecksConsumer>(
        Compiler.getDiagnostics(), std::move(Context), std::move(Found),
        std::move(Engine), std::move(Checks));
  }

private:
  llvm::Error parse(StringRef Arg) {
    if (Arg.consume_front("checks=")) {
      Overrides.Checks = Arg.str();
      return llvm::Error::success();
    }
    if (Arg.consume_front("warnings-as-errors=")) {
      Overrides.WarningsAsErrors = Arg.str();
      return llvm::Error::success();
    }
    if (Arg.consume_front("config="))
      return parseConfig(llvm::MemoryBufferRef(Arg, "config"));
    if (Arg.consume_front("config-file=")) {
      auto Text = llvm::MemoryBuffer::getFile(Arg);
      if (!Text)
        return llvm::createFileError(Arg, Text.getError());
      return parseConfig(**Text);
    }
    return llvm::createStringError(
        "unknown argument '" + Arg +
        "'; known: checks=, warnings-as-errors=, config=, config-file=");
  }

  llvm::Error parseConfig(llvm::MemoryBufferRef Text) {
    std::string Problem;
    auto Parsed =
        parseConfigurationWithDiags(Text, [&](const llvm::SMDiagnostic &Diag) {
          Problem = Diag.getMessage().str();
        });
    if (!Parsed)
      return llvm::createStringError("the configuration " +
                                     Text.getBufferIdentifier() +
                                     " cannot be read: " + Problem);
    Config = *Parsed;
    return llvm::Error::success();
  }

  std::unique_ptr<ClangTidyOptionsProvider> optionsProvider() const {
    ClangTidyOptions Defaults = ClangTidyOptions::getDefaults();
    Defaults.Checks = "templates-*";
    // The static analyser comes with clang-tidy's library.
    ClangTidyOptions WithoutAnalyser = Overrides;
    WithoutAnalyser.Checks =
        Overrides.Checks.value_or("") + ",-clang-analyzer-*";
    if (Config)
      return std::make_unique<ConfigOptionsProvider>(
          ClangTidyGlobalOptions(), Defaults, *Config, WithoutAnalyser);
    return std::make_unique<FileOptionsProvider>(ClangTidyGlobalOptions(),
                                                 Defaults, WithoutAnalyser);
  }

  ClangTidyOptions Overrides;
  std::optional<ClangTidyOptions> Config;
};

} // namespace

static FrontendPluginRegistry::Add<ChecksAction>
    X("tidy_templates", "Checks what C++ templates cost and break.");

} // namespace clang::tidy::templates
