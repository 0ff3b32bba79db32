# What each script here begins with, in the process that the sandbox started for it.
using namespace System.Linq.Expressions

# Ends this process with the sandbox, however that ended. No script block can do that: none runs while another does.
$exit = [Expression]::Lambda(
    [EventHandler],
    [Expression]::Call([Environment].GetMethod('Exit'), [Expression]::Constant(1)),
    [ParameterExpression[]]([Expression]::Parameter([object]), [Expression]::Parameter([EventArgs])))
$sandbox = [System.Diagnostics.Process]::GetProcessById($env:PAPERSPACE_SANDBOX_PROCESS)
$sandbox.EnableRaisingEvents = $true
$sandbox.add_Exited($exit.Compile())

Import-Module $env:PAPERSPACE_SANDBOX_MODULE
Remove-Item Env:PAPERSPACE_SANDBOX_PROCESS, Env:PAPERSPACE_SANDBOX_MODULE
